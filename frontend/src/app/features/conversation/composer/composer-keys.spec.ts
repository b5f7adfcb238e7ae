import { entryOf } from '../../../core/keys/keys';
import { intentOf, type WritingIntent } from './composer-keys';
import { lengthOf, lengthProblem, remaining } from './message-length';

const NONE = {
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 0,
  repeat: false,
};

describe('the sheet of keys', () => {
  it.each([
    ['send', 'Enter'],
    ['cancel', 'Escape'],
    ['edit-last', 'ArrowUp'],
  ] as const)('says of %s what is so', (name, key) => {
    const [{ mod = false, ...press }] = entryOf(name).presses as [{ key: string; mod?: boolean }];
    expect(press.key).toBe(key.toLowerCase());
    expect(intentOf({ ...NONE, key, ctrlKey: mod }, { enterSends: true, empty: true })).toBe(name);
  });
});

describe('a key in the composer', () => {
  it.each<[string, Partial<KeyboardEvent>, boolean, WritingIntent]>([
    ['Enter', { key: 'Enter' }, true, 'send'],
    ['Shift+Enter', { key: 'Enter', shiftKey: true }, true, null],
    ['Enter, the other way round', { key: 'Enter' }, false, null],
    ['Shift+Enter, the other way round', { key: 'Enter', shiftKey: true }, false, 'send'],
    ['Ctrl+Enter', { key: 'Enter', ctrlKey: true }, false, 'send'],
    ['⌘+Enter', { key: 'Enter', metaKey: true }, true, 'send'],
    ['Alt+Enter', { key: 'Enter', altKey: true }, true, null],
    ['Enter held down', { key: 'Enter', repeat: true }, true, 'swallow'],
    ['Shift+Enter held down', { key: 'Enter', shiftKey: true, repeat: true }, true, null],
    ['Enter that chooses a word', { key: 'Enter', isComposing: true }, true, null],
    ['Enter that chooses a word, in Safari', { key: 'Enter', keyCode: 229 }, true, null],
    ['Escape', { key: 'Escape' }, true, 'cancel'],
    ['Escape that closes the list of words', { key: 'Escape', isComposing: true }, true, null],
    ['a letter', { key: 'a' }, true, null],
  ])('%s', (_, press, enterSends, expected) => {
    expect(intentOf({ ...NONE, key: '', ...press }, { enterSends, empty: false })).toBe(expected);
  });

  it('ArrowUp edits the last message only where there is nothing to move in', () => {
    const press = { ...NONE, key: 'ArrowUp' };
    expect(intentOf(press, { enterSends: true, empty: true })).toBe('edit-last');
    expect(intentOf(press, { enterSends: true, empty: false })).toBeNull();
    expect(intentOf({ ...press, shiftKey: true }, { enterSends: true, empty: true })).toBeNull();
  });
});

describe('the length of a message', () => {
  it('is counted in code points', () => {
    expect(lengthOf('😀'.repeat(3999))).toBe(3999);
    expect(remaining('😀'.repeat(4000))).toBe(0);
  });

  it('is told when little is left', () => {
    expect(remaining('x'.repeat(3599))).toBeNull();
    expect(remaining('x'.repeat(3600))).toBe(400);
    expect(lengthProblem('x'.repeat(4000))).toBeNull();
    expect(lengthProblem('x'.repeat(4001))).toMatch(/^1 character too long/);
    expect(lengthProblem('x'.repeat(4010))).toMatch(/^10 characters too long/);
  });
});
