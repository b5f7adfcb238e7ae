import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Room } from '@parley/contracts';
import { Avatar } from '../../ui/avatar/avatar';
import { countOf } from '../../ui/words/count-of';

/** A public room as those see it who are not in it; its button is projected. */
@Component({
  selector: 'pl-room-card',
  imports: [Avatar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = room();
    <pl-avatar shape="room" [id]="it.id" [name]="it.name ?? ''" [size]="44" />
    <div class="what">
      <h2 class="truncate" dir="auto" [id]="'room-' + it.id">{{ it.name }}</h2>
      <p class="facts">
        <span class="members">{{ members(it.memberCount) }}</span>
        @if (it.topic; as topic) {
          <span class="topic" dir="auto">{{ topic }}</span>
        }
      </p>
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius-l);
      gap: var(--space-4);
    }

    .what {
      min-width: 0;
      flex: 1;
    }

    h2 {
      font-size: var(--text-l);
      line-height: var(--line);
    }

    .facts {
      display: -webkit-box;
      overflow: hidden;
      color: var(--text-muted);
      font-size: var(--text-s);
      overflow-wrap: anywhere;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }

    .members + .topic::before {
      content: ' · ';
    }
  `,
})
export class RoomCard {
  readonly room = input.required<Room>();
  protected readonly members = (count: number): string => countOf(count, 'member');
}
