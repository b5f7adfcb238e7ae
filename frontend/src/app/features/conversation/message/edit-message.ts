import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { intentOf } from '../composer/composer-keys';
import { GrowingText } from '../composer/growing-text';
import { lengthProblem } from '../composer/message-length';

/** A message being changed in its place. Escape gives it up, Enter saves. */
@Component({
  selector: 'pl-edit-message',
  imports: [GrowingText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-growing-text class="field" [text]="text()">
      <textarea
        #field
        rows="1"
        aria-label="Edit message"
        dir="auto"
        [value]="text()"
        [attr.aria-invalid]="problem() ? true : null"
        (input)="text.set(field.value)"
        (keydown)="press($event)"
      ></textarea>
    </pl-growing-text>
    <div class="line">
      @if (problem() || error(); as words) {
        <span class="problem" role="alert">{{ words }}</span>
      } @else {
        <span class="hint"
          ><kbd>Esc</kbd> to cancel, <kbd>{{ enterSends() ? 'Enter' : 'Shift+Enter' }}</kbd> to save</span
        >
      }
      <button type="button" class="button button--small" (click)="cancelled.emit()">Cancel</button>
      <button
        type="button"
        class="button button--small button--primary"
        [disabled]="!canSave()"
        (click)="save()"
      >
        Save
      </button>
    </div>
  `,
  styleUrl: './edit-message.css',
})
export class EditMessage {
  readonly body = input.required<string>();
  readonly enterSends = input(true);
  /** It has files, and needs no text. */
  readonly optional = input(false);
  /** Why saving did not work. */
  readonly error = input<string | null>(null);
  readonly saved = output<string>();
  readonly cancelled = output();

  protected readonly text = linkedSignal(() => this.body());
  protected readonly problem = computed(() => lengthProblem(this.text()));
  protected readonly canSave = computed(
    () => (this.text().trim() !== '' || (this.optional() && this.text() === '')) && this.problem() === null,
  );

  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');

  constructor() {
    afterNextRender(() => {
      const field = this.field().nativeElement;
      field.focus({ preventScroll: true });
      field.setSelectionRange(field.value.length, field.value.length);
      field.scrollIntoView({ block: 'nearest' });
    });
  }

  protected press(event: KeyboardEvent): void {
    const intent = intentOf(event, { enterSends: this.enterSends(), empty: false });
    if (intent === 'cancel') this.cancelled.emit();
    else if (intent === 'send') this.save();
    else if (intent !== 'swallow') return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected save(): void {
    if (!this.canSave()) return;
    if (this.text() === this.body()) this.cancelled.emit();
    else this.saved.emit(this.text());
  }
}
