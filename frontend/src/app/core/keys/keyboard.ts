import { Platform } from '@angular/cdk/platform';
import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { ariaKeys, keyHint } from './key-words';
import { isNamed, KEYS, type KeyName } from './keys';

/** `false`: it was not for this handler after all, and the browser does what it does. */
export type KeyHandler = (event: KeyboardEvent) => boolean | void;

const NAMES = Object.keys(KEYS) as KeyName[];
/** While an input method puts a word together, its keys are its own; Safari tells so only by this code. */
const COMPOSING = 229;
const FIELDS = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
/** What lies over the page has keys of its own. */
const OVER_THE_PAGE = '.cdk-overlay-backdrop, pl-emoji-picker, [role="menu"], [aria-modal="true"]';

/**
 * The keys of the page, wherever the focus is. What must stay true:
 *
 * - whoever is nearer to the focus comes first: a key that a field or a list took is not asked for again here;
 * - a key that writes, or moves in a text that is there, is never taken from a field;
 * - nothing is taken while an input method puts a word together, nor while a dialog or a menu lies over the page.
 */
@Injectable({ providedIn: 'root' })
export class Keyboard {
  private readonly document = inject(DOCUMENT);
  private readonly handlers = new Map<KeyName, KeyHandler[]>();
  private typing: ((event: KeyboardEvent) => void)[] = [];
  private readonly platform = inject(Platform);
  readonly onMac = this.isMac();

  constructor() {
    this.document.addEventListener('keydown', (event) => this.press(event));
  }

  /** Who came last is asked first. In an injection context, until that is destroyed. */
  on(name: KeyName, handler: KeyHandler): void {
    this.handlers.set(name, [handler, ...(this.handlers.get(name) ?? [])]);
    inject(DestroyRef).onDestroy(() => {
      const others = this.handlers.get(name)?.filter((one) => one !== handler) ?? [];
      this.handlers.set(name, others);
    });
  }

  /** Somebody types where nothing takes it. In an injection context, until that is destroyed. */
  onTyping(handler: (event: KeyboardEvent) => void): void {
    this.typing = [handler, ...this.typing];
    inject(DestroyRef).onDestroy(() => (this.typing = this.typing.filter((one) => one !== handler)));
  }

  /** For a tooltip: `Search (Ctrl+F)`. */
  hint(words: string, name: KeyName): string {
    return `${words} (${keyHint(name, this.onMac)})`;
  }

  /** As on the caps: `Ctrl+K`. */
  caps(name: KeyName): string {
    return keyHint(name, this.onMac);
  }

  aria(name: KeyName): string {
    return ariaKeys(name, this.onMac);
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.keyCode === COMPOSING) return;
    if (this.belongsToField(event)) return;
    const handlers = NAMES.filter((name) => isNamed(event, name, this.onMac)).flatMap(
      (name) => this.handlers.get(name) ?? [],
    );
    const types = isWriting(event) && this.typing.length > 0;
    if ((handlers.length === 0 && !types) || this.document.querySelector(OVER_THE_PAGE)) return;
    for (const handler of handlers) {
      if (handler(event) === false) continue;
      event.preventDefault();
      return;
    }
    if (types) this.typing[0]?.(event);
  }

  /** Keys that write, and on a Mac those that walk through what is written. */
  private belongsToField(event: KeyboardEvent): boolean {
    const field = fieldOf(event);
    if (!field || event.ctrlKey || event.metaKey || event.key === 'Escape') return false;
    if (!event.altKey) return true;
    return this.onMac && 'value' in field && field.value !== '';
  }

  private isMac(): boolean {
    if (this.platform.IOS) return true;
    return /mac/i.test(this.document.defaultView?.navigator.platform ?? '');
  }
}

function fieldOf(event: Event): Element | null {
  return event.target instanceof Element ? event.target.closest(FIELDS) : null;
}

/** A key that puts a letter. A space or Enter on a button presses it. */
function isWriting({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}
