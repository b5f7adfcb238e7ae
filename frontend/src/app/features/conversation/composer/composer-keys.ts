/** What a key means to whoever is writing; `null` leaves it to the browser. */
export type WritingIntent =
  | 'send'
  | 'cancel'
  | 'edit-last'
  /** A key that sent and is still held down: neither sends again nor breaks lines. */
  | 'swallow'
  | null;

export interface WritingState {
  /** Enter sends and Shift+Enter breaks the line; otherwise the other way round. */
  enterSends: boolean;
  /** Nothing is written. */
  empty: boolean;
}

type Press = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing' | 'keyCode' | 'repeat'
>;

/** While an input method puts a word together, its keys are its own; Safari tells so only by this code. */
const COMPOSING = 229;

export function intentOf(press: Press, { enterSends, empty }: WritingState): WritingIntent {
  if (press.isComposing || press.keyCode === COMPOSING) return null;
  const bare = !press.altKey && !press.ctrlKey && !press.metaKey;
  switch (press.key) {
    case 'Enter':
      // Ctrl and ⌘ with Enter send either way, as everywhere.
      if (press.ctrlKey || press.metaKey) return press.repeat ? 'swallow' : 'send';
      if (!bare || press.shiftKey === enterSends) return null;
      return press.repeat ? 'swallow' : 'send';
    case 'Escape':
      return bare && !press.shiftKey ? 'cancel' : null;
    case 'ArrowUp':
      return bare && !press.shiftKey && empty ? 'edit-last' : null;
    default:
      return null;
  }
}

/** What a key means while something is offered to be chosen from; `null` where it is no choosing. */
export type ChoosingIntent = 'next' | 'previous' | 'take' | 'refuse' | null;

export function choosingOf(press: Press): ChoosingIntent {
  if (press.isComposing || press.keyCode === COMPOSING) return null;
  if (press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return null;
  switch (press.key) {
    case 'ArrowDown':
      return 'next';
    case 'ArrowUp':
      return 'previous';
    case 'Enter':
    case 'Tab':
      return 'take';
    case 'Escape':
      return 'refuse';
    default:
      return null;
  }
}
