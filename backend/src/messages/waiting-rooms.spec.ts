import { describe, expect, it } from '@jest/globals';
import { WaitingRooms } from './waiting-rooms.js';

const line = (roomId: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, n) => ({ roomId, n: n + from }));

function waiting(...items: { roomId: string; n: number }[]) {
  const rooms = new WaitingRooms<{ roomId: string; n: number }>();
  for (const item of items) rooms.push(item);
  return rooms;
}

describe('WaitingRooms', () => {
  it('gives everything at once when it fits, each room in its order', () => {
    const rooms = waiting(...line('a', 2), ...line('b', 1));
    expect(rooms.take(10)).toEqual([...line('a', 2), ...line('b', 1)]);
    expect(rooms.size).toBe(0);
  });

  it('keeps the next messages of a room until the ones before are released', () => {
    const rooms = waiting(...line('a', 1));
    const first = rooms.take(10);
    rooms.push({ roomId: 'a', n: 2 });
    rooms.push({ roomId: 'b', n: 1 });
    expect(rooms.take(10)).toEqual(line('b', 1));
    rooms.release(first);
    expect(rooms.take(10)).toEqual(line('a', 1, 2));
  });

  it('lets the rooms take turns when one has a crowd', () => {
    const rooms = waiting(...line('a', 5), ...line('b', 1));
    const first = rooms.take(3);
    expect(first).toEqual(line('a', 3));
    rooms.release(first);
    expect(rooms.take(3)).toEqual([...line('b', 1), ...line('a', 2, 4)]);
  });

  it('gives up everybody who waits when cleared, and nobody twice', () => {
    const rooms = waiting(...line('a', 2), ...line('b', 2));
    expect(rooms.take(1)).toEqual(line('a', 1));
    expect(rooms.clear()).toHaveLength(3);
    expect(rooms.size).toBe(0);
    expect(rooms.take(10)).toEqual([]);
  });
});
