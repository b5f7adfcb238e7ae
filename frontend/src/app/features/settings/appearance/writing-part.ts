import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectMe } from '../../../core/session/session.feature';
import { type Choice, ChoiceList } from '../../../ui/choice-list/choice-list';
import { Toasts } from '../../../ui/toast/toasts';

const CHOICES: readonly Choice<boolean>[] = [
  { value: true, label: 'Enter sends', text: 'Shift and Enter begin a new line.' },
  { value: false, label: 'Enter begins a new line', text: 'Shift and Enter send.' },
];

/** What the Enter key does where messages are written. */
@Component({
  selector: 'pl-writing-part',
  imports: [ChoiceList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-choice-list
      label="Writing messages"
      [choices]="choices"
      [chosen]="enterSends()"
      (chosenChange)="choose($event)"
    />
  `,
})
export class WritingPart {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly me = inject(Store).selectSignal(selectMe);
  protected readonly choices = CHOICES;
  protected readonly enterSends = computed(() => this.me()?.settings.enterSends ?? true);

  protected async choose(enterSends: boolean): Promise<void> {
    try {
      await this.client.session.updateProfile({ settings: { enterSends } });
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: `This was not changed. ${failureWords(error)}` });
    }
  }
}
