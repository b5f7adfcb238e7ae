import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { Store } from '@ngrx/store';
import { LIMITS, type Me } from '@parley/contracts';
import { formError, sendForm } from '../../../core/forms/send-form';
import { PARLEY } from '../../../core/parley/parley';
import { selectMe } from '../../../core/session/session.feature';
import { Control, Field } from '../../../ui/field/field';
import { Toasts } from '../../../ui/toast/toasts';
import { OwnPicture } from './picture/own-picture';

/** How others see the caller. */
@Component({
  selector: 'pl-profile-section',
  imports: [Control, Field, FormField, OwnPicture],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './profile-section.html',
  styleUrl: '../section.css',
})
export class ProfileSection {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  protected readonly me = inject(Store).selectSignal(selectMe);

  /** Follows the account while it is changed elsewhere, but never takes away what is being typed. */
  private readonly fields = linkedSignal<Me | null, { displayName: string; bio: string }>({
    source: this.me,
    computation: (me, previous) => {
      const before = previous?.source;
      const untouched =
        !before ||
        (previous.value.displayName === before.displayName && previous.value.bio === (before.bio ?? ''));
      return untouched ? { displayName: me?.displayName ?? '', bio: me?.bio ?? '' } : previous.value;
    },
  });
  protected readonly form = form(this.fields, (path) => {
    required(path.displayName, { message: 'Enter the name that others will see.' });
    maxLength(path.displayName, LIMITS.displayNameMaxLength, {
      message: `At most ${LIMITS.displayNameMaxLength} characters.`,
    });
    maxLength(path.bio, LIMITS.bioMaxLength, { message: `At most ${LIMITS.bioMaxLength} characters.` });
  });
  protected readonly error = () => formError(this.form);
  protected readonly shownName = computed(
    () => this.fields().displayName.trim() || this.me()?.displayName || '',
  );

  protected async save(): Promise<void> {
    const done = await sendForm(this.form, ({ displayName, bio }) =>
      this.client.session.updateProfile({ displayName: displayName.trim(), bio: bio.trim() || null }),
    );
    if (done) this.toasts.show({ kind: 'success', text: 'Your profile is saved.' });
  }
}
