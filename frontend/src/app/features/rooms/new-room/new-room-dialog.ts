import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { LIMITS, type CreateRoomBody, type Id } from '@parley/contracts';
import { formError, sendForm } from '../../../core/forms/send-form';
import { PARLEY } from '../../../core/parley/parley';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { Control, Field } from '../../../ui/field/field';
import { Icon } from '../../../ui/icon/icon';

/** Asks what the new room shall be, makes it, and closes with its id. */
@Component({
  selector: 'pl-new-room-dialog',
  imports: [Control, DialogFrame, Field, FormField, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-room-dialog.html',
  styleUrl: './new-room-dialog.css',
})
export class NewRoomDialog {
  private readonly client = inject(PARLEY);
  protected readonly ref = inject<DialogRef<Id>>(DialogRef);

  private readonly room = signal<Required<CreateRoomBody>>({ name: '', topic: '', kind: 'public' });
  protected readonly form = form(this.room, (path) => {
    required(path.name, { message: 'Give the room a name.' });
    maxLength(path.name, LIMITS.roomNameMaxLength, {
      message: `At most ${LIMITS.roomNameMaxLength} characters.`,
    });
    maxLength(path.topic, LIMITS.topicMaxLength, { message: `At most ${LIMITS.topicMaxLength} characters.` });
  });
  protected readonly error = () => formError(this.form);
  protected readonly kinds = [
    { value: 'public', icon: 'globe', label: 'Public', text: 'Everybody here can find and join it.' },
    { value: 'private', icon: 'lock', label: 'Private', text: 'Only people who are added can see it.' },
  ] as const;

  protected async create(): Promise<void> {
    await sendForm(this.form, async ({ name, topic, kind }) => {
      const room = await this.client.rooms.create({
        name: name.trim(),
        kind,
        topic: topic.trim() || undefined,
      });
      this.ref.close(room.id);
    });
  }
}
