import { describe, expect, it } from '@jest/globals';
import { aMessage } from '../../test/support/models.js';
import { HeldMessages } from './held-messages.js';

const holding = (...seqs: number[]): HeldMessages => {
  const held = new HeldMessages();
  for (const seq of seqs) held.put(aMessage({ seq, version: seq }));
  return held;
};

describe('HeldMessages', () => {
  it('keeps stretches apart until the hole between them is filled', () => {
    const held = holding(1, 2, 5, 6, 4);
    expect(held.stretches).toEqual([
      { from: 1, to: 2 },
      { from: 4, to: 6 },
    ]);
    held.put(aMessage({ seq: 3, version: 9 }));
    expect(held.stretches).toEqual([{ from: 1, to: 6 }]);
  });

  it('knows what it covers', () => {
    const held = holding(1, 2, 5);
    expect(held.covers(1, 2)).toBe(true);
    expect(held.covers(1, 5)).toBe(false);
    expect(held.covers(6, 5)).toBe(true);
    expect(held.covers(7, 7)).toBe(false);
  });

  it('never goes back to an older version of a message', () => {
    const held = holding();
    held.put(aMessage({ id: 'm', seq: 1, version: 4, body: 'new' }));
    expect(held.put(aMessage({ id: 'm', seq: 1, version: 3, body: 'old' }))).toBe(false);
    expect(held.find('m')?.body).toBe('new');
  });

  it('lets go of the past and nothing else', () => {
    const held = holding(1, 2, 3, 7, 8);
    expect(held.dropBefore(3)).toHaveLength(2);
    expect(held.stretches).toEqual([
      { from: 3, to: 3 },
      { from: 7, to: 8 },
    ]);
    expect(held.range(0, 99).map(({ seq }) => seq)).toEqual([3, 7, 8]);
  });

  it('forms the same stretches whatever the order', () => {
    expect(holding(9, 1, 8, 3, 2).stretches).toEqual(holding(1, 2, 3, 8, 9).stretches);
  });
});
