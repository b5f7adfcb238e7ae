import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { MyRoom, PresenceStatus } from '@parley/contracts';
import { FirstContent } from '../../../core/first-content/first-content';
import { Keyboard } from '../../../core/keys/keyboard';
import { roomTitle } from '../../../core/rooms/rooms.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';
import { Tooltip } from '../../../ui/tooltip/tooltip';
import { countOf } from '../../../ui/words/count-of';
import { RoomBell } from './room-bell';

const PRESENCE_WORDS: Record<PresenceStatus, string> = {
  online: 'Online',
  away: 'Away',
  dnd: 'Do not disturb',
  offline: 'Offline',
};

/** What is open: its face, its name, what it is about, and who is in it. */
@Component({
  selector: 'pl-conversation-header',
  imports: [Avatar, Icon, RoomBell, Tooltip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conversation-header.html',
  styleUrl: './conversation-header.css',
})
export class ConversationHeader {
  readonly room = input.required<MyRoom>();
  readonly presence = input<PresenceStatus | null>(null);
  /** There is no other way back to the rooms. */
  readonly offersBack = input(false);
  readonly peopleOpen = input(false);
  readonly pinCount = input(0);
  readonly pinsWanted = output();
  readonly searchWanted = output();
  readonly back = output();
  readonly peopleToggled = output();

  protected readonly first = inject(FirstContent);
  protected readonly keyboard = inject(Keyboard);
  protected readonly title = computed(() => roomTitle(this.room()));
  protected readonly subtitle = computed(() => {
    const { topic, kind } = this.room();
    const presence = this.presence();
    if (kind === 'direct') return presence && PRESENCE_WORDS[presence];
    return topic;
  });
  protected readonly members = computed(() => countOf(this.room().memberCount, 'member'));
}
