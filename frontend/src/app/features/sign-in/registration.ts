import { computed, inject, Injectable } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectRegistration } from '../../core/server/server.feature';
import { PendingInvite } from '../../core/session/pending-invite';

/** Whether an account can be made here, now, by whoever looks. */
@Injectable({ providedIn: 'root' })
export class Registration {
  private readonly pending = inject(PendingInvite);
  private readonly policy = inject(Store).selectSignal(selectRegistration);

  readonly byInvite = computed(() => this.policy() === 'invite');
  readonly possible = computed(
    () => this.policy() === 'open' || (this.byInvite() && this.pending.read() !== null),
  );

  /** What the server wants to see; `undefined` where it asks for nothing. */
  invite(): string | undefined {
    return this.byInvite() ? (this.pending.read() ?? undefined) : undefined;
  }
}
