import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { PARLEY } from '../../core/parley/parley';
import { selectGuestsWelcome, selectRegistration } from '../../core/server/server.feature';
import { PendingInvite } from '../../core/session/pending-invite';
import { selectSession } from '../../core/session/session.feature';
import { Avatar } from '../../ui/avatar/avatar';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { type InviteRefusal, refusalOf } from './invite-refusal';

/**
 * Where an invite link leads. Who is signed in says yes and is in the room; who is not comes back here after registering
 * or signing in, having said yes by that.
 */
@Component({
  selector: 'pl-invite-page',
  imports: [Avatar, EmptyState, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invite.page.html',
  styleUrl: './invite.page.css',
})
export class InvitePage {
  readonly code = input.required<string>();

  private readonly client = inject(PARLEY);
  private readonly router = inject(Router);
  private readonly pending = inject(PendingInvite);
  private readonly store = inject(Store);
  private readonly session = this.store.selectSignal(selectSession);
  private readonly registration = this.store.selectSignal(selectRegistration);
  protected readonly guestsWelcome = this.store.selectSignal(selectGuestsWelcome);
  /** The invite itself lets whoever has it register, where invites do. */
  protected readonly registers = computed(() => this.registration() !== 'closed');
  protected readonly status = computed(() => this.session().status);
  protected readonly me = computed(() => {
    const session = this.session();
    return session.status === 'signed-in' ? session.me : null;
  });
  protected readonly busy = signal(false);
  protected readonly refused = signal<InviteRefusal | null>(null);

  constructor() {
    effect(() => {
      const code = this.code();
      if (this.status() === 'signed-out') this.pending.keep(code);
      else if (this.status() === 'signed-in' && this.pending.read() === code) void this.accept();
    });
  }

  protected async accept(): Promise<void> {
    this.pending.forget();
    this.busy.set(true);
    this.refused.set(null);
    try {
      const { id } = await this.client.rooms.acceptInvite(this.code());
      await this.router.navigate(['/rooms', id], { replaceUrl: true });
    } catch (error) {
      this.refused.set(refusalOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
