import type { MyRoom } from '@parley/contracts';
import { aRoom } from '../testing/samples';
import { neighbour, wantsReading } from './neighbours';

const rooms = [aRoom('a'), aRoom('b', { unread: 1 }), aRoom('c'), aRoom('d', { unread: 1 })];
const any = (): boolean => true;
const notify = (level: MyRoom['me']['notify'], over: Partial<MyRoom>): MyRoom => {
  const room = aRoom('x', over);
  return { ...room, me: { ...room.me, notify: level } };
};

describe('the room beside', () => {
  it.each<[string | null, 1 | -1, (room: MyRoom) => boolean, string | null]>([
    ['a', 1, any, 'b'],
    ['a', -1, any, 'd'],
    ['d', 1, any, 'a'],
    [null, 1, any, 'a'],
    [null, -1, any, 'd'],
    ['a', 1, wantsReading, 'b'],
    ['b', 1, wantsReading, 'd'],
    ['d', -1, wantsReading, 'b'],
    ['a', 1, (): boolean => false, null],
  ])('of %s by %i is %s %s', (open, step, wanted, expected) => {
    expect(neighbour(rooms, open, step, wanted)?.id ?? null).toBe(expected);
  });

  it('is none where there is no other', () => {
    expect(neighbour([aRoom('a')], 'a', 1, any)).toBeNull();
    expect(neighbour([], null, 1, any)).toBeNull();
  });

  it.each<[MyRoom['me']['notify'], Partial<MyRoom>, boolean]>([
    ['all', { unread: 1 }, true],
    ['all', { unread: 0 }, false],
    ['none', { unread: 5 }, false],
    ['none', { unread: 5, mentions: 1 }, true],
  ])('with %s and %j wants reading: %s', (level, over, expected) => {
    expect(wantsReading(notify(level, over))).toBe(expected);
  });
});
