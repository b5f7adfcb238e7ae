import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { LIMITS } from '@parley/contracts';
import { peopleSearch } from '../../../core/people/people-search';
import { selectMyRooms } from '../../../core/rooms/rooms.feature';
import { selectMe } from '../../../core/session/session.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';
import { Now } from '../../../ui/time/now';
import { operatorAt, withWord } from './query-words';
import {
  daySuggestions,
  fileSuggestion,
  peopleSuggestions,
  roomSuggestions,
  type Suggestion,
} from './suggestions';

/** Where a search is written: completes people, rooms and days behind `from:`, `in:`, `before:` and `after:`. */
@Component({
  selector: 'pl-search-field',
  imports: [Avatar, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './search-field.html',
  styleUrl: './search-field.css',
})
export class SearchField {
  readonly text = model.required<string>();
  /** What is written is meant as it is. */
  readonly submitted = output();
  /** On to what was found. */
  readonly left = output();
  readonly closed = output();

  private readonly store = inject(Store);
  private readonly now = inject(Now);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly me = this.store.selectSignal(selectMe);
  private readonly rooms = this.store.selectSignal(selectMyRooms);
  private readonly caret = signal(0);
  private readonly refused = signal(false);
  protected readonly most = LIMITS.searchMaxLength;

  private readonly written = computed(() => (this.refused() ? null : operatorAt(this.text(), this.caret())));
  private readonly people = peopleSearch(
    computed(() => {
      const word = this.written();
      return word?.operator === 'from' ? word.value.replace(/^@/, '') : '';
    }),
  );
  protected readonly suggestions = computed((): readonly Suggestion[] => {
    const word = this.written();
    switch (word?.operator) {
      case 'from':
        return peopleSuggestions(word.value, this.people().people, this.me());
      case 'in':
        return roomSuggestions(word.value, this.rooms());
      case 'has':
        return fileSuggestion(word.value);
      case 'before':
      case 'after':
        return daySuggestions(word.operator, word.value, this.now.date());
      case undefined:
        return [];
    }
  });
  /** What is complete needs no list that offers the same. */
  protected readonly isOpen = computed(() => {
    const all = this.suggestions();
    const { text, word } = { text: this.text(), word: this.written() };
    return all.length > 0 && !(all.length === 1 && word && all[0]?.word === text.slice(word.from, word.to));
  });
  protected readonly active = linkedSignal({ source: this.suggestions, computation: () => 0 });
  protected readonly activeId = computed(() => (this.isOpen() ? `search-option-${this.active()}` : null));

  focus(): void {
    const field = this.field().nativeElement;
    field.focus();
    field.select();
  }

  /** Writes behind what is there, and goes on being written in. */
  append(insert: string): void {
    const text = this.text().trimEnd();
    this.write(`${text}${text === '' ? '' : ' '}${insert}`);
    this.field().nativeElement.focus();
  }

  protected read({ value, selectionEnd }: HTMLInputElement): void {
    this.refused.set(false);
    this.caret.set(selectionEnd ?? value.length);
    this.text.set(value);
  }

  protected take(suggestion: Suggestion): void {
    const word = this.written();
    if (!word) return;
    const { query, caret } = withWord(this.text(), word, suggestion.word);
    this.write(query, caret);
  }

  protected clear(): void {
    this.write('');
    this.field().nativeElement.focus();
  }

  protected press(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const taken = this.isOpen() ? this.pressInList(event.key) : this.pressAlone(event);
    if (taken) event.preventDefault();
  }

  private pressInList(key: string): boolean {
    const all = this.suggestions();
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      this.active.update((at) => (at + step + all.length) % all.length);
      return true;
    }
    if (key === 'Escape') {
      this.refused.set(true);
      return true;
    }
    const chosen = all[this.active()];
    if ((key !== 'Enter' && key !== 'Tab') || !chosen) return false;
    this.take(chosen);
    return true;
  }

  private pressAlone({ key, shiftKey }: KeyboardEvent): boolean {
    if (shiftKey) return false;
    if (key === 'Enter') this.submitted.emit();
    else if (key === 'ArrowDown') this.left.emit();
    else if (key === 'Escape') this.closed.emit();
    else return false;
    return true;
  }

  /** At once in the field, too, where the caret belongs behind what was put in. */
  private write(text: string, caret = text.length): void {
    const field = this.field().nativeElement;
    field.value = text;
    field.setSelectionRange(caret, caret);
    this.read(field);
  }
}
