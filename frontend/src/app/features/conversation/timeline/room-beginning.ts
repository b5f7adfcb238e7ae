import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { MyRoom } from '@parley/contracts';
import { roomTitle } from '../../../core/rooms/rooms.feature';
import { Avatar } from '../../../ui/avatar/avatar';

/** What stands above the first message: there is nothing older, and this is why one is here. */
@Component({
  selector: 'pl-room-beginning',
  imports: [Avatar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = room();
    <pl-avatar
      [shape]="it.peer ? 'person' : 'room'"
      [id]="it.peer?.id ?? it.id"
      [name]="title()"
      [src]="it.peer?.avatarUrl ?? null"
      [size]="56"
    />
    <h2 dir="auto">{{ title() }}</h2>
    <p dir="auto">{{ words() }}</p>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      padding: var(--space-8) var(--space-5) var(--space-2);
    }

    h2 {
      margin-top: var(--space-3);
      font-size: var(--text-2xl);
      overflow-wrap: anywhere;
    }

    p {
      max-width: 40rem;
      margin-top: var(--space-1);
      color: var(--text-muted);
      overflow-wrap: anywhere;
    }

    @media (max-width: 40rem) {
      :host {
        padding-inline: var(--space-4);
      }
    }
  `,
})
export class RoomBeginning {
  readonly room = input.required<MyRoom>();

  protected readonly title = computed(() => roomTitle(this.room()));
  protected readonly words = computed(() => {
    const { kind, topic, peer } = this.room();
    if (kind === 'direct')
      return `This is the beginning of your chat with ${peer?.displayName ?? 'the other person'}. Only the two of you can read it.`;
    if (topic) return topic;
    return kind === 'public'
      ? 'This is where the room begins. Everybody can find it and join.'
      : 'This is where the room begins. Only its members can read it.';
  });
}
