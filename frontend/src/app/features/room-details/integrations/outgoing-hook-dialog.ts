import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { HOOK_EVENTS, type HookEvent, type Id, LIMITS, type OutgoingHook } from '@parley/contracts';
import { formError, sendForm } from '../../../core/forms/send-form';
import { PARLEY } from '../../../core/parley/parley';
import { type Check, CheckList } from '../../../ui/check-list/check-list';
import { ChoiceChips } from '../../../ui/choice-chips/choice-chips';
import { CopyField } from '../../../ui/copy-field/copy-field';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { Control, Field } from '../../../ui/field/field';

export interface HookToEdit {
  readonly roomId: Id;
  /** `null` for a new one. */
  readonly hook: OutgoingHook | null;
}

const EVENTS = (Object.keys(HOOK_EVENTS) as HookEvent[]).map((event): Check<HookEvent> => ({
  value: event,
  label: HOOK_EVENTS[event],
}));
const STATES = [
  { label: 'On', enabled: true },
  { label: 'Off', enabled: false },
] as const;

/** Where a webhook leads and what it tells. Of a new one the secret is shown, once. */
@Component({
  selector: 'pl-outgoing-hook-dialog',
  imports: [CheckList, ChoiceChips, Control, CopyField, DialogFrame, Field, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); save()">
      <pl-dialog [heading]="hook ? 'Edit webhook' : 'New outgoing webhook'">
        @if (secret(); as text) {
          <div class="fields" role="status">
            <p class="once">
              <strong>Copy the secret now.</strong> It is shown this once. With it the receiver checks that
              what comes is from here: each delivery is signed with it.
            </p>
            <pl-copy-field label="Signing secret" [text]="text" />
          </div>
        } @else {
          <div class="fields">
            <pl-field label="Webhook name" [field]="form.name">
              <input plControl class="input" autocomplete="off" dir="auto" [formField]="form.name" />
            </pl-field>
            <pl-field label="Address" hint="https://tickets.example.com/parley" [field]="form.url">
              <input
                plControl
                class="input"
                type="url"
                inputmode="url"
                autocomplete="off"
                spellcheck="false"
                [formField]="form.url"
              />
            </pl-field>
            <pl-check-list
              label="It is told when"
              [checks]="checks"
              [(chosen)]="events"
              [error]="missing()"
            />
            @if (hook) {
              <pl-choice-chips label="This webhook is" [choices]="states" [(chosen)]="state" />
            }
            @if (error(); as words) {
              <p class="alert" role="alert">{{ words }}</p>
            }
          </div>
        }
        <ng-container dialogActions>
          @if (secret()) {
            <button type="button" class="button button--primary" (click)="ref.close()">I have it</button>
          } @else {
            <button type="button" class="button" (click)="ref.close()">Cancel</button>
            <button type="submit" class="button button--primary" [attr.aria-busy]="form().submitting()">
              {{ hook ? 'Save' : 'Create webhook' }}
            </button>
          }
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

    .once {
      color: var(--text-muted);
    }

    .once strong {
      color: var(--text);
    }
  `,
})
export class OutgoingHookDialog {
  private readonly client = inject(PARLEY);
  private readonly to = inject<HookToEdit>(DIALOG_DATA);
  protected readonly ref = inject(DialogRef);

  protected readonly hook = this.to.hook;
  protected readonly checks = EVENTS;
  protected readonly states = STATES;
  protected readonly events = signal<readonly HookEvent[]>(this.hook?.events ?? ['message.created']);
  protected readonly state = signal<(typeof STATES)[number]>(
    this.hook?.enabled === false ? STATES[1] : STATES[0],
  );
  protected readonly secret = signal<string | null>(null);
  protected readonly missing = () => (this.events().length === 0 ? 'Choose at least one.' : null);

  protected readonly form = form(
    signal({ name: this.hook?.name ?? '', url: this.hook?.url ?? '' }),
    (path) => {
      required(path.name, { message: 'Give the webhook a name.' });
      maxLength(path.name, LIMITS.displayNameMaxLength, {
        message: `At most ${LIMITS.displayNameMaxLength} characters.`,
      });
      required(path.url, { message: 'Say where it leads.' });
      maxLength(path.url, LIMITS.hookUrlMaxLength, {
        message: `At most ${LIMITS.hookUrlMaxLength} characters.`,
      });
    },
  );
  protected readonly error = () => formError(this.form);

  protected async save(): Promise<void> {
    if (this.missing() !== null) return;
    await sendForm(this.form, async ({ name, url }) => {
      const { roomId, hook } = this.to;
      const wanted = { name: name.trim(), url: url.trim(), events: [...this.events()] };
      const { hooks } = this.client.api;
      if (hook) {
        await hooks.changeOutgoing(roomId, hook.id, { ...wanted, enabled: this.state().enabled });
        this.ref.close();
      } else {
        const { secret } = await hooks.createOutgoing(roomId, wanted);
        this.secret.set(secret ?? '');
      }
    });
  }
}
