import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { type Id, type Invite, LIMITS, type MyRoom } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectPeopleById } from '../../../core/people/people.feature';
import { selectMyId } from '../../../core/session/session.feature';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Now } from '../../../ui/time/now';
import { Toasts } from '../../../ui/toast/toasts';
import { PanelSkeleton } from '../panel-skeleton';
import { endWords, isOpen, usesWords } from './invite-words';
import { NewInvite } from './new-invite';

/** The links that lead into the room: making, counting and revoking them. */
@Component({
  selector: 'pl-invites-view',
  imports: [EmptyState, Icon, NewInvite, PanelSkeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invites-view.html',
  styleUrl: './invites-view.css',
})
export class InvitesView {
  readonly room = input.required<MyRoom>();

  private readonly client = inject(PARLEY);
  private readonly now = inject(Now);
  private readonly toasts = inject(Toasts);
  private readonly people = inject(Store).selectSignal(selectPeopleById);
  private readonly myId = inject(Store).selectSignal(selectMyId);
  private readonly revoked = signal<ReadonlySet<Id>>(new Set());

  protected readonly invites = resource({
    params: () => this.room().id,
    loader: ({ params }) => this.client.api.invites.list(params, { limit: LIMITS.pageMax }),
  });
  protected readonly rows = computed(() => {
    if (!this.invites.hasValue()) return [];
    const [now, myId] = [this.now.date(), this.myId()];
    return this.invites
      .value()
      .items.filter(({ id }) => !this.revoked().has(id))
      .map((invite) => ({
        invite,
        open: isOpen(invite, now),
        uses: usesWords(invite),
        end: endWords(invite, now),
        by: invite.createdBy === myId ? null : (this.people()[invite.createdBy]?.displayName ?? 'somebody'),
      }));
  });
  protected readonly failure = computed(() => failureWords(this.invites.error()));

  /** Gone from the list at once, and back where it was refused. */
  protected async revoke({ id, roomId }: Invite): Promise<void> {
    this.revoked.update((ids) => new Set(ids).add(id));
    try {
      await this.client.api.invites.revoke(roomId, id);
      this.toasts.show({ kind: 'success', text: 'The link is revoked: nobody comes in by it any more.' });
    } catch (error) {
      this.revoked.update((ids) => new Set([...ids].filter((other) => other !== id)));
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
  }
}
