import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import type { UploadItem } from '@parley/client';
import type { Id, User } from '@parley/contracts';
import { FirstContent } from '../../../core/first-content/first-content';
import { Keyboard } from '../../../core/keys/keyboard';
import { Icon } from '../../../ui/icon/icon';
import { EmojiButton } from '../emoji/emoji-button';
import type { Callable } from './completion/candidates';
import { MOST } from './completion/candidates';
import { Completion, type Replacement } from './completion/completion';
import { CompletionList } from './completion/completion-list';
import { type ChosenFiles, pastedFiles } from './chosen-files';
import { choosingOf, intentOf } from './composer-keys';
import { GrowingText } from './growing-text';
import { lengthProblem, remaining } from './message-length';
import { Tray } from './tray/tray';

/**
 * Where messages are written. It never waits for the network: what is sent is kept and goes out as soon as it can.
 */
@Component({
  selector: 'pl-composer',
  imports: [CompletionList, EmojiButton, GrowingText, Icon, Tray],
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
  /** Who can be called by name. */
  readonly people = input<readonly User[]>([]);
  /** How many `@all` calls; `null` for who may not call everybody. */
  readonly everybody = input<number | null>(null);
  /** What goes with the message. */
  readonly files = input<readonly UploadItem[]>([]);
  readonly filesChosen = output<ChosenFiles>();
  readonly fileRemoved = output<Id>();
  readonly fileRetried = output<Id>();
  /** Somebody is looked for, and few are known whom it could be. */
  readonly peopleWanted = output();
  readonly replyCancelled = output();
  readonly submitted = output<string>();
  readonly typed = output();
  readonly editLast = output();

  protected readonly first = inject(FirstContent);
  protected readonly keyboard = inject(Keyboard);
  private readonly picker = viewChild<ElementRef<HTMLInputElement>>('picker');
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly completion = new Completion(
    computed<Callable>(() => ({ people: this.people(), everybody: this.everybody() })),
  );
  protected readonly left = computed(() => remaining(this.text()));
  protected readonly problem = computed(() => lengthProblem(this.text()));
  protected readonly canSend = computed(
    () => (this.text().trim() !== '' || this.files().length > 0) && this.problem() === null,
  );

  constructor() {
    this.keyboard.on('attach', () => this.offerFiles());
    effect(() => {
      const looksForSomebody = this.completion.mention() !== null;
      if (looksForSomebody && this.completion.candidates().length < MOST) this.peopleWanted.emit();
    });
  }

  focus(): void {
    this.field()?.nativeElement.focus({ preventScroll: true });
  }

  /** An emoji, where the caret stands or stood. */
  protected insert(emoji: string): void {
    const field = this.field()?.nativeElement;
    if (!field) return;
    field.setRangeText(emoji, field.selectionStart, field.selectionEnd, 'end');
    this.text.set(field.value);
    this.typed.emit();
    this.focus();
  }

  protected write({ value, selectionEnd }: HTMLTextAreaElement): void {
    this.text.set(value);
    this.typed.emit();
    this.replace(this.completion.look(value, selectionEnd), '');
  }

  /** The caret may have moved into a word, or out of it. */
  protected look({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): void {
    if (selectionStart === selectionEnd) this.completion.look(value, selectionEnd);
    else this.completion.close();
  }

  protected complete(index?: number): void {
    this.replace(this.completion.take(index), ' ');
  }

  protected press(event: KeyboardEvent): void {
    if (this.completion.isOpen() && this.pressInList(event)) return event.preventDefault();
    const intent = intentOf(event, {
      enterSends: this.enterSends(),
      empty: this.text() === '' && this.files().length === 0,
    });
    if (intent === null || (intent === 'cancel' && !this.replyingTo())) return;
    event.preventDefault();
    if (intent === 'send') this.send();
    else if (intent === 'cancel') this.replyCancelled.emit();
    else if (intent === 'edit-last') this.editLast.emit();
  }

  protected send(): void {
    if (!this.canSend()) return;
    this.completion.close();
    this.submitted.emit(this.text());
    this.text.set('');
    // The button had the focus; on a telephone the keyboard shall stay.
    this.focus();
  }

  /** `false` where nothing can be written. */
  private offerFiles(): boolean {
    const picker = this.picker()?.nativeElement;
    picker?.click();
    return picker !== undefined;
  }

  protected choose(picker: HTMLInputElement): void {
    this.filesChosen.emit({ files: [...(picker.files ?? [])], folders: 0 });
    // The same file can be chosen again.
    picker.value = '';
    this.focus();
  }

  protected paste(event: ClipboardEvent): void {
    const files = pastedFiles(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    this.filesChosen.emit({ files, folders: 0 });
  }

  /** The button that had the focus is gone with its file. */
  protected remove(id: Id): void {
    this.fileRemoved.emit(id);
    this.focus();
  }

  /** Whether the key was meant for what is offered. */
  private pressInList(event: KeyboardEvent): boolean {
    const intent = choosingOf(event);
    switch (intent) {
      case 'next':
      case 'previous':
        this.completion.move(intent === 'next' ? 1 : -1);
        return true;
      case 'take':
        this.complete();
        return true;
      case 'refuse':
        this.completion.refuse();
        return true;
      case null:
        return false;
    }
  }

  private replace(replacement: Replacement | null, followedBy: string): void {
    const field = this.field()?.nativeElement;
    if (!replacement || !field) return;
    const { from, to, insert } = replacement;
    const after = field.value.slice(to, to + 1);
    field.setRangeText(insert + (/^\s$/.test(after) ? '' : followedBy), from, to, 'end');
    this.text.set(field.value);
    this.typed.emit();
    this.completion.close();
  }
}
