/** A combination of keys. */
export interface KeyPress {
  /** As `KeyboardEvent.key` says it, in lower case: `k`, `arrowdown`, `?`. */
  readonly key: string;
  /** Ctrl, on a Mac ⌘. */
  readonly mod?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
}

export type KeyGroup = 'Everywhere' | 'Rooms' | 'The open room' | 'A message that has the focus' | 'Writing';

interface KeyEntry {
  readonly group: KeyGroup;
  /** What it does, for the sheet. */
  readonly words: string;
  /** Any of them. */
  readonly presses: readonly KeyPress[];
}

const mod = (key: string, shift = false): KeyPress => ({ key, mod: true, shift });
const alt = (key: string, shift = false): KeyPress => ({ key, alt: true, shift });
const bare = (key: string): KeyPress => ({ key });

/**
 * Every key of the page: who handles keys asks this table, and the sheet shows it. Those under `Writing` are for a field
 * that is being written in, whose settings decide the rest (`composer-keys.ts`).
 *
 * Which browser keeps which for itself was looked up: none of these is kept by one.
 */
export const KEYS = {
  switcher: { group: 'Everywhere', words: 'Go to a room, a person, a command', presses: [mod('k')] },
  search: { group: 'Everywhere', words: 'Search all rooms', presses: [mod('f', true)] },
  mentions: { group: 'Everywhere', words: 'What mentions you', presses: [mod('m', true)] },
  'read-all': {
    group: 'Everywhere',
    words: 'Mark all rooms as read',
    presses: [{ key: 'escape', shift: true }],
  },
  sheet: { group: 'Everywhere', words: 'Show these keys', presses: [mod('/'), bare('?')] },

  'room-next': { group: 'Rooms', words: 'Next room', presses: [alt('arrowdown')] },
  'room-previous': { group: 'Rooms', words: 'Previous room', presses: [alt('arrowup')] },
  'unread-next': { group: 'Rooms', words: 'Next unread room', presses: [alt('arrowdown', true)] },
  'unread-previous': { group: 'Rooms', words: 'Previous unread room', presses: [alt('arrowup', true)] },

  'search-room': {
    group: 'The open room',
    words: 'Search this room; again: the browser’s search',
    presses: [mod('f')],
  },
  newest: {
    group: 'The open room',
    words: 'Jump to the newest, and mark as read',
    presses: [bare('escape')],
  },
  attach: { group: 'The open room', words: 'Attach files', presses: [mod('u')] },
  details: { group: 'The open room', words: 'Show or hide the details', presses: [mod('.')] },
  write: { group: 'The open room', words: 'Write a message: just type', presses: [] },

  open: {
    group: 'A message that has the focus',
    words: 'Everything that can be done',
    presses: [bare('enter')],
  },
  up: {
    group: 'A message that has the focus',
    words: 'The one above, the one below',
    presses: [bare('arrowup'), bare('arrowdown')],
  },
  reply: { group: 'A message that has the focus', words: 'Reply', presses: [bare('r')] },
  react: { group: 'A message that has the focus', words: 'React', presses: [bare('a'), bare('+')] },
  edit: { group: 'A message that has the focus', words: 'Edit', presses: [bare('e')] },
  copy: { group: 'A message that has the focus', words: 'Copy the text', presses: [bare('c')] },
  link: { group: 'A message that has the focus', words: 'Copy a link to it', presses: [bare('l')] },
  pin: { group: 'A message that has the focus', words: 'Pin, or unpin', presses: [bare('p')] },
  unread: { group: 'A message that has the focus', words: 'Mark unread from here', presses: [bare('u')] },
  delete: { group: 'A message that has the focus', words: 'Delete', presses: [bare('delete')] },

  'edit-last': {
    group: 'Writing',
    words: 'Edit your last message, in an empty field',
    presses: [bare('arrowup')],
  },
  send: { group: 'Writing', words: 'Send', presses: [mod('enter')] },
  cancel: { group: 'Writing', words: 'Cancel a reply or an edit', presses: [bare('escape')] },
} as const satisfies Record<string, KeyEntry>;

export type KeyName = keyof typeof KEYS;

export const entryOf = (name: KeyName): KeyEntry => KEYS[name];

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Whether this is that combination and nothing else is held down. `onMac` decides what `mod` is. */
export function isPress(event: Pressed, press: KeyPress, onMac: boolean): boolean {
  const [mod, other] = onMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (event.key.toLowerCase() !== press.key || other) return false;
  if (mod !== (press.mod ?? false) || event.altKey !== (press.alt ?? false)) return false;
  // A sign needs Shift on one keyboard and none on the next: what counts is the sign.
  return isSign(press.key) || event.shiftKey === (press.shift ?? false);
}

export const isNamed = (event: Pressed, name: KeyName, onMac: boolean): boolean =>
  entryOf(name).presses.some((press) => isPress(event, press, onMac));

const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/.test(key);
