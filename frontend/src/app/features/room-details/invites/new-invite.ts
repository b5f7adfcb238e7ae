import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, output, signal } from '@angular/core';
import type { Id } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { ChoiceChips } from '../../../ui/choice-chips/choice-chips';
import { CopyField } from '../../../ui/copy-field/copy-field';
import { Icon } from '../../../ui/icon/icon';
import { Toasts } from '../../../ui/toast/toasts';
import { INVITE_LIVES, INVITE_USES, inviteLink } from './invite-words';

/** Makes a link and shows it: this is the only time that it can be seen. */
@Component({
  selector: 'pl-new-invite',
  imports: [ChoiceChips, CopyField, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (link(); as address) {
      <div class="made" role="status">
        <p>
          <strong>Copy the link now.</strong> It is shown this once; whoever has it can come in, so send it
          only to those who are meant.
        </p>
        <pl-copy-field label="Invite link" [text]="address" />
        <button type="button" class="button button--small another" (click)="link.set(null)">
          Make another link
        </button>
      </div>
    } @else {
      <pl-choice-chips label="Good for" [choices]="lives" [(chosen)]="life" />
      <pl-choice-chips label="Lets in" [choices]="amounts" [(chosen)]="amount" />
      <button
        type="button"
        class="button button--primary button--wide"
        [attr.aria-busy]="busy()"
        (click)="make()"
      >
        <pl-icon name="link" />Create invite link
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      padding: var(--space-5);
      gap: var(--space-4);
    }

    .made {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }

    p {
      color: var(--text-muted);
    }

    p strong {
      color: var(--text);
    }

    .another {
      align-self: center;
    }
  `,
})
export class NewInvite {
  readonly roomId = input.required<Id>();
  readonly made = output();

  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly origin = inject(DOCUMENT).location.origin;
  protected readonly lives = INVITE_LIVES;
  protected readonly amounts = INVITE_USES;
  protected readonly life = signal<(typeof INVITE_LIVES)[number]>(INVITE_LIVES[2]);
  protected readonly amount = signal<(typeof INVITE_USES)[number]>(INVITE_USES[3]);
  protected readonly link = signal<string | null>(null);
  protected readonly busy = signal(false);

  protected async make(): Promise<void> {
    const [{ ms }, { uses }] = [this.life(), this.amount()];
    this.busy.set(true);
    try {
      const { code } = await this.client.api.invites.create(this.roomId(), {
        ...(ms === null ? {} : { expiresAt: new Date(Date.now() + ms).toISOString() }),
        ...(uses === null ? {} : { maxUses: uses }),
      });
      if (code !== undefined) this.link.set(inviteLink(this.origin, code));
      this.made.emit();
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.busy.set(false);
    }
  }
}
