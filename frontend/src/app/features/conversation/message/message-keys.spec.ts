import { messageKeyOf } from './message-keys';

const pressed = (key: string, held: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, ...held });

describe('what a key means to a message', () => {
  it.each([
    ['Enter', {}, 'open'],
    ['ContextMenu', {}, 'open'],
    ['F10', { shiftKey: true }, 'open'],
    ['r', {}, 'reply'],
    ['Delete', {}, 'delete'],
  ] as const)('%s with %j is %s', (key, held, name) => {
    expect(messageKeyOf(pressed(key, held), false)).toBe(name);
  });

  it.each([
    ['F10', {}],
    ['ArrowUp', {}],
    ['r', { ctrlKey: true }],
    ['r', { isComposing: true }],
    ['p', { repeat: true }],
    ['Enter', { repeat: true }],
  ] as const)('%s with %j is nothing', (key, held) => {
    expect(messageKeyOf(pressed(key, held), false)).toBeNull();
  });
});
