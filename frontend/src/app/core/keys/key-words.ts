import { entryOf, type KeyName, type KeyPress } from './keys';

const NAMES: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  escape: 'Esc',
  enter: 'Enter',
  delete: 'Del',
};

/** A combination as its keys are labelled: `['Ctrl', 'K']`, on a Mac `['⌘', 'K']`. */
export function keyCaps({ key, mod, alt, shift }: KeyPress, onMac: boolean): string[] {
  return [
    ...(mod ? [onMac ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [onMac ? '⌥' : 'Alt'] : []),
    ...(shift ? [onMac ? '⇧' : 'Shift'] : []),
    NAMES[key] ?? key.toUpperCase(),
  ];
}

/** In a line, for a tooltip: `Ctrl+K`. */
export function keyHint(name: KeyName, onMac: boolean): string {
  const [press] = entryOf(name).presses;
  return press ? keyCaps(press, onMac).join(onMac ? '' : '+') : '';
}

const ARIA: Readonly<Record<string, string>> = {
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  escape: 'Escape',
  enter: 'Enter',
  delete: 'Delete',
};

/** For `aria-keyshortcuts`. */
export function ariaKeys(name: KeyName, onMac: boolean): string {
  return entryOf(name)
    .presses.map(({ key, mod, alt, shift }) =>
      [
        ...(mod ? [onMac ? 'Meta' : 'Control'] : []),
        ...(alt ? ['Alt'] : []),
        ...(shift ? ['Shift'] : []),
        ARIA[key] ?? key.toUpperCase(),
      ].join('+'),
    )
    .join(' ');
}
