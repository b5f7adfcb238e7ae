import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { MyRoom } from '@parley/contracts';
import { Avatar } from '../../../ui/avatar/avatar';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { Icon } from '../../../ui/icon/icon';
import { countOf } from '../../../ui/words/count-of';

/** The room itself: its face, name, topic, and how open it is. */
@Component({
  selector: 'pl-room-about',
  imports: [Avatar, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = room();
    <pl-avatar shape="room" [id]="it.id" [name]="it.name ?? ''" [size]="64" />
    <h3 dir="auto">{{ it.name }}</h3>
    <p class="facts">
      <pl-icon [name]="it.kind === 'public' ? 'globe' : 'lock'" [size]="14" />
      {{ it.kind === 'public' ? 'Public' : 'Private' }} · {{ members() }}
    </p>
    @if (it.topic; as topic) {
      <p class="topic" dir="auto">{{ topic }}</p>
    }
    @if (mayEdit()) {
      <button type="button" class="button button--outline button--small" (click)="edit()">
        <pl-icon name="pencil" [size]="15" />Edit details
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      padding: var(--space-6) var(--space-5) var(--space-5);
      text-align: center;
    }

    h3 {
      max-width: 100%;
      margin-top: var(--space-3);
      font-size: var(--text-xl);
      overflow-wrap: anywhere;
    }

    .facts {
      display: flex;
      align-items: center;
      margin-top: var(--space-1);
      color: var(--text-muted);
      font-size: var(--text-s);
      gap: var(--space-1);
    }

    .topic {
      max-width: 100%;
      margin-top: var(--space-3);
      color: var(--text-muted);
      overflow-wrap: anywhere;
    }

    .button {
      margin-top: var(--space-4);
    }
  `,
})
export class RoomAbout {
  readonly room = input.required<MyRoom>();
  readonly mayEdit = input(false);

  private readonly dialogs = inject(Dialogs);
  protected readonly members = computed(() => countOf(this.room().memberCount, 'member'));

  protected edit(): void {
    const dialog = import('./edit-room-dialog').then((module) => module.EditRoomDialog);
    this.dialogs.open<never, MyRoom>(dialog, { data: this.room() });
  }
}
