import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from '../../../ui/icon/icon';
import { intentOf } from './composer-keys';
import { GrowingText } from './growing-text';
import { lengthProblem, remaining } from './message-length';

/**
 * Where messages are written. It never waits for the network: what is sent is kept and goes out as soon as it can.
 */
@Component({
  selector: 'pl-composer',
  imports: [GrowingText, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './composer.html',
  styleUrl: './composer.css',
})
export class Composer {
  readonly text = model.required<string>();
  readonly placeholder = input('Write a message');
  readonly enterSends = input(true);
  /** Why nothing can be written here; `null` when it can. */
  readonly closed = input<string | null>(null);
  /** The message that is being answered, in a line. */
  readonly replyingTo = input<{ name: string; text: string } | null>(null);
  readonly replyCancelled = output();
  readonly submitted = output<string>();
  readonly typed = output();
  readonly editLast = output();

  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly left = computed(() => remaining(this.text()));
  protected readonly problem = computed(() => lengthProblem(this.text()));
  protected readonly canSend = computed(() => this.text().trim() !== '' && this.problem() === null);

  focus(): void {
    this.field()?.nativeElement.focus({ preventScroll: true });
  }

  protected write(text: string): void {
    this.text.set(text);
    this.typed.emit();
  }

  protected press(event: KeyboardEvent): void {
    const intent = intentOf(event, { enterSends: this.enterSends(), empty: this.text() === '' });
    if (intent === null || (intent === 'cancel' && !this.replyingTo())) return;
    event.preventDefault();
    if (intent === 'send') this.send();
    else if (intent === 'cancel') this.replyCancelled.emit();
    else if (intent === 'edit-last') this.editLast.emit();
  }

  protected send(): void {
    if (!this.canSend()) return;
    this.submitted.emit(this.text());
    this.text.set('');
    // The button had the focus; on a telephone the keyboard shall stay.
    this.focus();
  }
}
