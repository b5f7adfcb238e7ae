import { entryOf, isNamed, KEYS, type KeyName } from '../../../core/keys/keys';

/** What can be done by key with a message that has the focus. Going up and down is the timeline's. */
export type MessageKey = Exclude<
  { [K in KeyName]: (typeof KEYS)[K]['group'] extends 'A message that has the focus' ? K : never }[KeyName],
  'up'
>;

const NAMES = (Object.keys(KEYS) as KeyName[]).filter(
  (name): name is MessageKey => entryOf(name).group === 'A message that has the focus' && name !== 'up',
);

/** What a key means to a message; `null` for what means nothing to it. */
export function messageKeyOf(event: KeyboardEvent, onMac: boolean): MessageKey | null {
  // A key that is held down acts once; one that chose something elsewhere may still be held when the focus comes back.
  if (event.isComposing || event.repeat) return null;
  // As everywhere, the menu has keys of its own.
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return 'open';
  return NAMES.find((name) => isNamed(event, name, onMac)) ?? null;
}
