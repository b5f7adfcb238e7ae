import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { BOT_SCOPES, type BotScope, type Id, LIMITS } from '@parley/contracts';
import { formError, sendForm } from '../../../core/forms/send-form';
import { PARLEY } from '../../../core/parley/parley';
import { type Check, CheckList } from '../../../ui/check-list/check-list';
import { ChoiceChips } from '../../../ui/choice-chips/choice-chips';
import { CopyField } from '../../../ui/copy-field/copy-field';
import { Control, Field } from '../../../ui/field/field';
import { TOKEN_LIVES } from './token-words';

const SCOPES = (Object.keys(BOT_SCOPES) as BotScope[]).map((scope): Check<BotScope> => ({
  value: scope,
  label: scope,
  text: BOT_SCOPES[scope],
}));

/** Makes a token and shows it: this is the only time that it can be seen. */
@Component({
  selector: 'pl-new-token',
  imports: [CheckList, ChoiceChips, Control, CopyField, Field, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (token(); as text) {
      <div class="made" role="status">
        <p>
          <strong>Copy the token now.</strong> It is shown this once; whoever has it is this bot, so keep it
          as you keep a password.
        </p>
        <pl-copy-field label="Access token" [text]="text" />
      </div>
      <button type="button" class="button button--primary" (click)="done.emit()">I have it</button>
    } @else {
      <form novalidate (submit)="$event.preventDefault(); make()">
        <pl-field label="Token name" hint="Where it is used: CI server" [field]="form.name">
          <input plControl class="input" autocomplete="off" dir="auto" [formField]="form.name" />
        </pl-field>
        <pl-check-list label="It may" [checks]="scopeChecks" [(chosen)]="scopes" [error]="missing()" />
        <pl-choice-chips label="Good for" [choices]="lives" [(chosen)]="life" />
        @if (error(); as words) {
          <p class="alert" role="alert">{{ words }}</p>
        }
        <p class="buttons">
          <button type="button" class="button" (click)="done.emit()">Cancel</button>
          <button type="submit" class="button button--primary" [attr.aria-busy]="form().submitting()">
            Create token
          </button>
        </p>
      </form>
    }
  `,
  styles: `
    :host,
    form,
    .made {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }

    .made p {
      color: var(--text-muted);
    }

    .made strong {
      color: var(--text);
    }

    .buttons {
      display: flex;
      justify-content: flex-end;
      gap: var(--space-2);
    }
  `,
})
export class NewToken {
  readonly botId = input.required<Id>();
  readonly made = output();
  readonly done = output();

  private readonly client = inject(PARLEY);
  protected readonly scopeChecks = SCOPES;
  protected readonly lives = TOKEN_LIVES;
  protected readonly life = signal<(typeof TOKEN_LIVES)[number]>(TOKEN_LIVES[1]);
  protected readonly scopes = signal<readonly BotScope[]>([]);
  protected readonly tried = signal(false);
  protected readonly token = signal<string | null>(null);
  protected readonly missing = () =>
    this.tried() && this.scopes().length === 0 ? 'Choose what it may do.' : null;

  protected readonly form = form(signal({ name: '' }), (path) => {
    required(path.name, { message: 'Say where it is used.' });
    maxLength(path.name, LIMITS.botTokenNameMaxLength, {
      message: `At most ${LIMITS.botTokenNameMaxLength} characters.`,
    });
  });
  protected readonly error = () => formError(this.form);

  protected async make(): Promise<void> {
    this.tried.set(true);
    if (this.scopes().length === 0) return;
    await sendForm(this.form, async ({ name }) => {
      const { ms } = this.life();
      const { token } = await this.client.api.bots.createToken(this.botId(), {
        name: name.trim(),
        scopes: [...this.scopes()],
        ...(ms === null ? {} : { expiresAt: new Date(Date.now() + ms).toISOString() }),
      });
      this.token.set(token ?? null);
      this.made.emit();
    });
  }
}
