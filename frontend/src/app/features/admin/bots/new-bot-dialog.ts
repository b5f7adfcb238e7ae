import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, pattern, required } from '@angular/forms/signals';
import { type Bot, LIMITS, USERNAME_PATTERN } from '@parley/contracts';
import { formError, sendForm } from '../../../core/forms/send-form';
import { PARLEY } from '../../../core/parley/parley';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { Control, Field } from '../../../ui/field/field';

/** What a bot is called. Closes with the bot. */
@Component({
  selector: 'pl-new-bot-dialog',
  imports: [Control, DialogFrame, Field, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); make()">
      <pl-dialog heading="New bot">
        <div class="fields">
          <pl-field
            label="Username"
            hint="By which people call it: 3 to 32 of a-z 0-9 . _ -"
            [field]="form.username"
          >
            <input
              plControl
              class="input"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              [formField]="form.username"
            />
          </pl-field>
          <pl-field label="Display name" note="optional" [field]="form.displayName">
            <input plControl class="input" autocomplete="off" dir="auto" [formField]="form.displayName" />
          </pl-field>
          @if (error(); as words) {
            <p class="alert" role="alert">{{ words }}</p>
          }
        </div>
        <ng-container dialogActions>
          <button type="button" class="button" (click)="ref.close()">Cancel</button>
          <button type="submit" class="button button--primary" [attr.aria-busy]="form().submitting()">
            Create bot
          </button>
        </ng-container>
      </pl-dialog>
    </form>
  `,
  styles: `
    form {
      max-height: inherit;
    }

    .fields {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }
  `,
})
export class NewBotDialog {
  private readonly client = inject(PARLEY);
  protected readonly ref = inject<DialogRef<Bot>>(DialogRef);

  protected readonly form = form(signal({ username: '', displayName: '' }), (path) => {
    required(path.username, { message: 'Give the bot a username.' });
    pattern(path.username, USERNAME_PATTERN, { message: '3 to 32 of a-z 0-9 . _ -' });
    maxLength(path.displayName, LIMITS.displayNameMaxLength, {
      message: `At most ${LIMITS.displayNameMaxLength} characters.`,
    });
  });
  protected readonly error = () => formError(this.form);

  protected async make(): Promise<void> {
    await sendForm(this.form, async ({ username, displayName }) => {
      const name = displayName.trim();
      this.ref.close(await this.client.api.bots.create({ username, ...(name && { displayName: name }) }));
    });
  }
}
