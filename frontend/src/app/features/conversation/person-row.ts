import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Avatar } from '../../ui/avatar/avatar';

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl: string | null;
}

/** Somebody in a list, who leads to their card. */
@Component({
  selector: 'pl-person-row',
  imports: [Avatar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = person();
    <button type="button" (click)="chosen.emit()">
      <pl-avatar [id]="it.id" [name]="it.name" [src]="it.avatarUrl" [size]="32" aria-hidden="true" />
      <bdi class="truncate">{{ it.name }}</bdi>
    </button>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    button {
      display: flex;
      width: calc(100% + 2 * var(--space-2));
      min-height: 2.75rem;
      align-items: center;
      padding: 0 var(--space-2);
      border-radius: var(--radius-m);
      margin-inline: calc(-1 * var(--space-2));
      gap: var(--space-3);
      text-align: start;
    }

    button:hover {
      background: var(--hover);
    }
  `,
})
export class PersonRow {
  readonly person = input.required<NamedPerson>();
  readonly chosen = output();
}
