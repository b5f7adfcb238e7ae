import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { LIMITS, type MyRoom } from '@parley/contracts';
import { formError, sendForm } from '../../../core/forms/send-form';
import { PARLEY } from '../../../core/parley/parley';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { Control, Field } from '../../../ui/field/field';

/** Name and topic of a room, for those who may change them. */
@Component({
  selector: 'pl-edit-room-dialog',
  imports: [Control, DialogFrame, Field, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); save()">
      <pl-dialog heading="Edit details">
        <div class="fields">
          <pl-field label="Room name" [field]="form.name">
            <input plControl class="input" autocomplete="off" dir="auto" [formField]="form.name" />
          </pl-field>
          <pl-field label="Topic" note="optional" [field]="form.topic">
            <textarea plControl class="input" rows="3" dir="auto" [formField]="form.topic"></textarea>
          </pl-field>
          @if (error(); as words) {
            <p class="alert" role="alert">{{ words }}</p>
          }
        </div>
        <ng-container dialogActions>
          <button type="button" class="button" (click)="ref.close()">Cancel</button>
          <button type="submit" class="button button--primary" [attr.aria-busy]="form().submitting()">
            Save
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
export class EditRoomDialog {
  private readonly client = inject(PARLEY);
  private readonly room = inject<MyRoom>(DIALOG_DATA);
  protected readonly ref = inject(DialogRef);

  protected readonly form = form(
    signal({ name: this.room.name ?? '', topic: this.room.topic ?? '' }),
    (path) => {
      required(path.name, { message: 'Give the room a name.' });
      maxLength(path.name, LIMITS.roomNameMaxLength, {
        message: `At most ${LIMITS.roomNameMaxLength} characters.`,
      });
      maxLength(path.topic, LIMITS.topicMaxLength, {
        message: `At most ${LIMITS.topicMaxLength} characters.`,
      });
    },
  );
  protected readonly error = () => formError(this.form);

  protected async save(): Promise<void> {
    await sendForm(this.form, async ({ name, topic }) => {
      const wanted = { name: name.trim(), topic: topic.trim() || null };
      // What stays as it was is not sent: each field that is sent tells the whole room of a change.
      await this.client.rooms.update(this.room.id, {
        ...(wanted.name === this.room.name ? {} : { name: wanted.name }),
        ...(wanted.topic === this.room.topic ? {} : { topic: wanted.topic }),
      });
      this.ref.close();
    });
  }
}
