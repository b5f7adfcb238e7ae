import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id } from '@parley/contracts';
import { selectMembersByRoom } from '../../../core/members/members.feature';
import { PARLEY } from '../../../core/parley/parley';
import { selectPeopleById } from '../../../core/people/people.feature';
import { selectRoomsById } from '../../../core/rooms/rooms.feature';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { countOf } from '../../../ui/words/count-of';
import { PersonRow } from '../person-row';
import { LiveReceipts } from './live-receipts';
import { receiptGroups } from './receipt-groups';

export interface ReceiptsQuestion {
  roomId: Id;
  messageId: Id;
  authorId: Id;
}

/** Who has read a message, who has it, and who has not, while one looks. Closes with whom somebody wants to see. */
@Component({
  selector: 'pl-receipts-panel',
  imports: [DialogFrame, PersonRow],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog heading="Seen by">
      <div class="groups" tabindex="0" role="group" aria-label="Who has seen the message">
        @for (group of groups(); track group.key) {
          <section>
            <h3>
              {{ group.heading }} <span class="count">{{ group.count }}</span>
            </h3>
            <ul role="list" [attr.aria-label]="group.heading">
              @for (person of group.people; track person.id) {
                <li><pl-person-row [person]="person" (chosen)="ref.close(person.id)" /></li>
              }
              @if (group.more; as more) {
                <li class="more">{{ more }}</li>
              }
            </ul>
          </section>
        } @empty {
          @if (live.receipts()) {
            <p class="quiet">Nobody else is here to read it yet.</p>
          } @else if (!live.failure()) {
            <div aria-hidden="true">
              @for (row of [1, 2, 3]; track row) {
                <div class="waiting">
                  <span class="skeleton face"></span><span class="skeleton name"></span>
                </div>
              }
            </div>
            <p class="sr-only" role="status">Loading who has seen it</p>
          }
        }
        @if (live.failure(); as words) {
          <p class="quiet" role="alert">{{ words }}</p>
        }
      </div>
    </pl-dialog>
  `,
  styles: `
    .groups {
      /* So high that coming and going of a few moves nothing. */
      min-height: 9rem;
      border-radius: var(--radius-m);
    }

    section + section {
      margin-top: var(--space-4);
    }

    h3 {
      color: var(--text-muted);
      font-size: var(--text-xs);
      font-weight: var(--weight-semibold);
    }

    .count {
      font-variant-numeric: tabular-nums;
      font-weight: var(--weight-regular);
    }

    .more {
      display: flex;
      min-height: 2.75rem;
      align-items: center;
    }

    .more,
    .quiet {
      color: var(--text-muted);
      font-size: var(--text-s);
    }

    .more {
      padding-inline-start: calc(32px + var(--space-3));
    }

    .waiting {
      display: flex;
      height: 2.75rem;
      align-items: center;
      gap: var(--space-3);
    }

    .face {
      width: 32px;
      height: 32px;
      border-radius: 50%;
    }

    .name {
      width: 8rem;
      height: 0.8rem;
    }
  `,
})
export class ReceiptsPanel {
  protected readonly ref = inject<DialogRef<Id>>(DialogRef);
  private readonly question = inject<ReceiptsQuestion>(DIALOG_DATA);
  private readonly store = inject(Store);
  private readonly client = inject(PARLEY);
  private readonly people = this.store.selectSignal(selectPeopleById);
  private readonly members = this.store.selectSignal(selectMembersByRoom);
  private readonly rooms = this.store.selectSignal(selectRoomsById);
  protected readonly live = new LiveReceipts(this.question.roomId, this.question.messageId);

  private readonly named = computed(() => {
    const receipts = this.live.receipts();
    if (!receipts) return [];
    const { roomId, authorId } = this.question;
    const memberIds = (this.members()[roomId]?.members ?? []).map(({ user }) => user.id);
    const memberCount = this.rooms()[roomId]?.memberCount ?? memberIds.length;
    return receiptGroups({ receipts, authorId, memberIds, memberCount });
  });
  protected readonly groups = computed(() =>
    this.named().map(({ key, heading, count, userIds }) => ({
      key,
      heading,
      count,
      people: userIds.map((id) => {
        const { displayName, avatarUrl } = this.people()[id] ?? { displayName: '…', avatarUrl: null };
        return { id, name: displayName, avatarUrl };
      }),
      more:
        count > userIds.length
          ? userIds.length > 0
            ? `and ${countOf(count - userIds.length, 'other')}`
            : countOf(count, 'person', 'people')
          : null,
    })),
  );

  constructor() {
    effect(() => this.client.people.need(this.named().flatMap(({ userIds }) => userIds)));
  }
}
