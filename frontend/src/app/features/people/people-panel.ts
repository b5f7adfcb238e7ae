import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import type { MyRoom } from '@parley/contracts';
import { PARLEY } from '../../core/parley/parley';
import { Icon } from '../../ui/icon/icon';
import { MemberList } from './member-list';
import { PeerCard } from './peer-card';
import { RoomActionsList } from './room-actions-list';
import { RoomDetails } from './room-details';

/** The right column: what the open room is, and who is in it. */
@Component({
  selector: 'pl-people-panel',
  imports: [Icon, MemberList, PeerCard, RoomActionsList, RoomDetails],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = room();
    <div class="bar">
      <h2 class="bar__title">{{ it.kind === 'direct' ? 'Profile' : 'Details' }}</h2>
      <button type="button" class="icon-button" aria-label="Close details" (click)="closed.emit()">
        <pl-icon name="x" />
      </button>
    </div>
    <div class="scroll">
      @if (it.kind === 'direct') {
        @if (it.peer; as peer) {
          <pl-peer-card [user]="peer" />
        }
      } @else {
        <pl-room-details [room]="it" />
        <pl-member-list [room]="it" />
      }
    </div>
    @if (it.kind !== 'direct') {
      <pl-room-actions-list [room]="it" />
    }
  `,
  styles: `
    :host {
      display: flex;
      min-height: 0;
      flex-direction: column;
      background: var(--surface);
    }

    .scroll {
      min-height: 0;
      flex: 1;
      overflow-y: auto;
      overscroll-behavior: contain;
    }
  `,
  host: { role: 'complementary', 'aria-label': 'People' },
})
export class PeoplePanel {
  readonly room = input.required<MyRoom>();
  readonly closed = output();

  private readonly client = inject(PARLEY);

  constructor() {
    const roomId = computed(() => this.room().id);
    effect((onCleanup) => onCleanup(this.client.members.open(roomId())));
  }
}
