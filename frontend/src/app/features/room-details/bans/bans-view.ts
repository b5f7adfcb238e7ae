import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { type Ban, type Id, LIMITS, type MyRoom } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectPeopleById } from '../../../core/people/people.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Time } from '../../../ui/time/time';
import { Toasts } from '../../../ui/toast/toasts';
import { PanelSkeleton } from '../panel-skeleton';

/** Who may not come in, since when and why, and how to let them. */
@Component({
  selector: 'pl-bans-view',
  imports: [Avatar, EmptyState, PanelSkeleton, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bans-view.html',
  styleUrl: './bans-view.css',
})
export class BansView {
  readonly room = input.required<MyRoom>();

  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly people = inject(Store).selectSignal(selectPeopleById);
  private readonly lifted = signal<ReadonlySet<Id>>(new Set());

  protected readonly bans = resource({
    params: () => this.room().id,
    loader: ({ params }) => this.client.api.members.bans(params, { limit: LIMITS.pageMax }),
  });
  protected readonly rows = computed(() =>
    this.bans.hasValue()
      ? this.bans
          .value()
          .items.filter(({ user }) => !this.lifted().has(user.id))
          .map((ban) => ({ ban, by: this.people()[ban.by]?.displayName ?? null }))
      : [],
  );
  protected readonly failure = computed(() => failureWords(this.bans.error()));

  /** Gone from the list at once, and back where it was refused. */
  protected async lift({ user }: Ban): Promise<void> {
    this.lifted.update((ids) => new Set(ids).add(user.id));
    try {
      await this.client.api.members.unban(this.room().id, user.id);
      this.toasts.show({ kind: 'success', text: `The ban on ${user.displayName} is lifted.` });
    } catch (error) {
      this.lifted.update((ids) => new Set([...ids].filter((id) => id !== user.id)));
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
  }
}
