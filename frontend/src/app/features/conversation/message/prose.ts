import { Clipboard } from '@angular/cdk/clipboard';
import {
  ChangeDetectionStrategy,
  Component,
  effect,
  ElementRef,
  inject,
  input,
  output,
  ViewEncapsulation,
} from '@angular/core';
import type { Mentioned } from '../markdown/mentions';
import { shown } from '../markdown/shown';

/** Milliseconds for which a copy button says that it has copied. */
const COPIED_SHOWN = 2_000;

/**
 * What somebody wrote, as text with its marks. The nodes are copies of what `markdown/` made and checked; no HTML is
 * assigned anywhere. Without encapsulation, since those nodes are not the template's.
 */
@Component({
  selector: 'pl-prose',
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: '',
  styleUrl: './prose.css',
  host: { class: 'prose', dir: 'auto', '(click)': 'press($event)', '(keydown.enter)': 'call($event)' },
})
export class Prose {
  /** Markdown. */
  readonly body = input.required<string>();
  readonly mentioned = input.required<Mentioned>();
  /** The Tab key stops at links and code in here. In a long room that would be hundreds of stops. */
  readonly tabStops = input(false);

  /** Somebody who is mentioned is asked for, by username. */
  readonly called = output<string>();

  private readonly clipboard = inject(Clipboard);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(() => {
      const { nodes, emojiOnly } = shown(this.body(), this.mentioned());
      host.replaceChildren(nodes);
      host.classList.toggle('prose--emoji', emojiOnly);
      for (const block of host.querySelectorAll('pre')) dress(block);
      for (const mention of host.querySelectorAll('.mention')) lead(mention);
    });
    effect(() => {
      this.body();
      this.mentioned();
      const tabIndex = this.tabStops() ? 0 : -1;
      for (const stop of host.querySelectorAll<HTMLElement>('a, pre, button, [role=button]'))
        stop.tabIndex = tabIndex;
    });
  }

  protected press(event: Event): void {
    this.copyCode(event);
    this.call(event);
  }

  protected call(event: Event): void {
    const mention = (event.target as Element).closest('.mention[role=button]');
    if (!mention) return;
    event.preventDefault();
    this.called.emit(mention.textContent.slice(1).toLowerCase());
  }

  private copyCode(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('.copy-code');
    const code = button?.parentElement?.querySelector('code')?.textContent;
    if (!button || code === undefined || code === null) return;
    const copied = this.clipboard.copy(code);
    button.textContent = copied ? 'Copied' : 'Not copied';
    setTimeout(() => (button.textContent = 'Copy'), COPIED_SHOWN);
  }
}

/** A mention leads to who is meant. It stays text that can be marked and copied; `@all` is nobody in particular. */
function lead(mention: Element): void {
  if (mention.textContent.toLowerCase() !== '@all') mention.setAttribute('role', 'button');
}

/** Gives a block of code its button and, as soon as they are here, its colours. */
function dress(block: HTMLElement): void {
  const frame = document.createElement('div');
  frame.className = 'code';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-code';
  button.setAttribute('aria-label', 'Copy code');
  button.setAttribute('aria-live', 'polite');
  button.textContent = 'Copy';
  block.replaceWith(frame);
  frame.append(block, button);
  // Code is no sentence: it runs from left to right whatever language its comments are in.
  block.dir = 'ltr';

  const code = block.querySelector('code');
  const language = code?.dataset['language'];
  if (!code || !language) return;
  import('../markdown/highlight')
    .then(({ highlight }) => highlight(code.textContent, language))
    .then(
      (coloured) => coloured && code.replaceChildren(coloured),
      // No connection to fetch the grammar: the code stands there all the same.
      () => undefined,
    );
}
