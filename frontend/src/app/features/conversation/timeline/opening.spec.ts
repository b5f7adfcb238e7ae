import type { TimelineWindow } from '@parley/client';
import type { Message } from '@parley/contracts';
import { firstUnread, missingFor, startOf } from './opening';

const window = (fromSeq: number, toSeq: number, last = 100): TimelineWindow => ({
  fromSeq,
  toSeq,
  hasBefore: fromSeq > 1,
  hasAfter: toSeq < last,
  loading: null,
  loaded: true,
});
const at = (seq: number) => ({ at: 'message', id: `m${seq}`, seq, top: 0 }) as const;

describe('opening a room', () => {
  it('counts as unread what somebody else wrote and nobody took back', () => {
    const messages = [
      { seq: 3, kind: 'user', authorId: 'ann', deletedAt: null },
      { seq: 4, kind: 'system', authorId: 'ann', deletedAt: null },
      { seq: 5, kind: 'user', authorId: 'me', deletedAt: null },
      { seq: 6, kind: 'user', authorId: 'ann', deletedAt: 'then' },
      { seq: 7, kind: 'user', authorId: 'ann', deletedAt: null },
    ] as Message[];
    expect(firstUnread(messages, 2, 'me')).toBe(3);
    expect(firstUnread(messages, 3, 'me')).toBe(7);
    expect(firstUnread(messages, 7, 'me')).toBeNull();
  });

  it('begins with what is new for whoever had read to the end', () => {
    expect(startOf({ at: 'end' }, 90, window(51, 100))).toEqual({ at: 'unread', seq: 90 });
    expect(startOf({ at: 'end' }, null, window(51, 100))).toEqual({ at: 'end' });
  });

  it('goes on where one left in the middle', () => {
    expect(startOf(at(60), 90, window(51, 100))).toEqual(at(60));
    expect(startOf(at(20), 90, window(51, 100))).toEqual({ at: 'unread', seq: 90 });
  });

  it('loads what it needs for that, and only that', () => {
    expect(missingFor({ at: 'end' }, null, window(51, 100))).toBeNull();
    expect(missingFor({ at: 'end' }, 20, window(51, 100))).toBe(21);
    expect(missingFor({ at: 'end' }, 50, window(51, 100))).toBeNull();
    expect(missingFor(at(20), 80, window(51, 100))).toBe(20);
    expect(missingFor(at(80), null, window(1, 50))).toBe(80);
    expect(missingFor({ at: 'end' }, 0, window(1, 50, 50))).toBeNull();
  });
});
