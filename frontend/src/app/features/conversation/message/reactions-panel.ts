import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id } from '@parley/contracts';
import { selectMessagesByRoom } from '../../../core/messages/messages.selectors';
import { PARLEY } from '../../../core/parley/parley';
import { selectPeopleById } from '../../../core/people/people.feature';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { PersonRow } from '../person-row';

export interface ReactionsQuestion {
  roomId: Id;
  messageId: Id;
}

/** Who reacted to a message, and how, while one looks. Closes with whom somebody wants to see. */
@Component({
  selector: 'pl-reactions-panel',
  imports: [DialogFrame, PersonRow],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog heading="Reactions">
      @for (group of groups(); track group.emoji) {
        <section>
          <h3>
            <span class="emoji">{{ group.emoji }}</span> <span class="count">{{ group.people.length }}</span>
          </h3>
          <ul role="list" [attr.aria-label]="group.emoji">
            @for (person of group.people; track person.id) {
              <li><pl-person-row [person]="person" (chosen)="ref.close(person.id)" /></li>
            }
          </ul>
        </section>
      } @empty {
        <p class="quiet">Nobody has reacted any more.</p>
      }
    </pl-dialog>
  `,
  styles: `
    section + section {
      margin-top: var(--space-4);
    }

    h3 {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }

    .emoji {
      font-size: var(--text-xl);
    }

    .count,
    .quiet {
      color: var(--text-muted);
      font-size: var(--text-s);
      font-variant-numeric: tabular-nums;
      font-weight: var(--weight-regular);
    }
  `,
})
export class ReactionsPanel {
  protected readonly ref = inject<DialogRef<Id>>(DialogRef);
  private readonly question = inject<ReactionsQuestion>(DIALOG_DATA);
  private readonly store = inject(Store);
  private readonly people = this.store.selectSignal(selectPeopleById);
  private readonly messages = this.store.selectSignal(selectMessagesByRoom);

  private readonly reactions = computed(
    () =>
      this.messages()[this.question.roomId]?.held.find(({ id }) => id === this.question.messageId)
        ?.reactions ?? [],
  );
  protected readonly groups = computed(() =>
    this.reactions().map(({ emoji, userIds }) => ({
      emoji,
      people: userIds.map((id) => {
        const { displayName, avatarUrl } = this.people()[id] ?? { displayName: '…', avatarUrl: null };
        return { id, name: displayName, avatarUrl };
      }),
    })),
  );

  constructor() {
    const client = inject(PARLEY);
    effect(() => client.people.need(this.reactions().flatMap(({ userIds }) => userIds)));
  }
}
