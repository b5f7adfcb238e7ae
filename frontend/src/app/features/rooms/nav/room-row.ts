import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { MyRoom, PresenceStatus } from '@parley/contracts';
import { roomTitle } from '../../../core/rooms/rooms.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';

/** One room in the list: who or what it is, the last thing said, and what is unread. */
@Component({
  selector: 'pl-room-row',
  imports: [Avatar, Badge, Icon, RouterLink, RouterLinkActive, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './room-row.html',
  styleUrl: './room-row.css',
})
export class RoomRow {
  readonly room = input.required<MyRoom>();
  readonly preview = input.required<string>();
  /** What is written there and not sent; `null` where that is nothing, or stands before the reader anyway. */
  readonly draft = input<string | null>(null);
  /** Of the other in a direct room. */
  readonly presence = input<PresenceStatus | null>(null);
  /** Only the face. */
  readonly narrow = input(false);

  protected readonly title = computed(() => roomTitle(this.room()));
  protected readonly isMuted = computed(() => this.room().me.notify === 'none');
  protected readonly isDirect = computed(() => this.room().kind === 'direct');
  /** Somebody means the reader in particular. */
  protected readonly isPersonal = computed(
    () => this.room().mentions > 0 || (this.isDirect() && this.room().unread > 0),
  );
}
