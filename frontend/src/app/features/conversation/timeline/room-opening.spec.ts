import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { MyRoom } from '@parley/contracts';
import type { RoomTimeline } from '../../../core/messages/messages.selectors';
import { UNKNOWN_WINDOW } from '../../../core/messages/messages.feature';
import { aMessage, aRoom } from '../../../testing/samples';
import { RoomOpening } from './room-opening';

const readUpTo = (seq: number, unread = 0): MyRoom => {
  const room = aRoom('room', { lastSeq: 9, unread });
  return { ...room, me: { ...room.me, readSeq: seq } };
};

describe('the line for unread messages', () => {
  const room = signal<MyRoom>(readUpTo(9));
  const timeline = signal<RoomTimeline>({
    messages: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((seq) => aMessage(seq)),
    window: { ...UNKNOWN_WINDOW, fromSeq: 1, toSeq: 9, loaded: true },
  });
  let opening: RoomOpening;
  let wanted: number | null = null;
  const look = (): void => TestBed.tick();

  const open = (as: MyRoom): void => {
    room.set(as);
    opening = TestBed.runInInjectionContext(
      () =>
        new RoomOpening({
          room,
          timeline,
          myId: () => 'me',
          wanted: () => wanted,
          loadAround: () => Promise.resolve(),
        }),
    );
    look();
  };

  it.each<[number, { at: string; seq?: number }]>([
    [3, { at: 'message', seq: 3 }],
    [99, { at: 'end' }],
  ])('begins with the message that somebody comes for: %i', (seq, start) => {
    wanted = seq;
    open(readUpTo(9));
    wanted = null;
    expect(opening.start()).toMatchObject(start);
  });

  it('stands where the room was left, however much is read', () => {
    open(readUpTo(4, 5));
    room.set(readUpTo(9));
    look();
    expect([opening.firstUnreadSeq(), opening.keepsUnread()]).toEqual([5, false]);
  });

  it('goes where the reader wants to be, and nothing is read by being on the screen', () => {
    open(readUpTo(9));
    opening.keepUnread(3);
    expect([opening.firstUnreadSeq(), opening.keepsUnread()]).toEqual([3, true]);
  });

  it('goes where another device set the mark back to', () => {
    open(readUpTo(9));
    opening.noteMark(9, false);
    opening.noteMark(5, false);
    expect([opening.firstUnreadSeq(), opening.keepsUnread()]).toEqual([6, true]);
  });

  it('goes back by catching up, too, and what is new is read then', () => {
    open(readUpTo(9));
    opening.noteMark(5, true);
    expect([opening.firstUnreadSeq(), opening.keepsUnread()]).toEqual([6, false]);
  });

  it.each<[string, () => void]>([
    ['looks back from another window', () => window.dispatchEvent(new Event('focus'))],
    ['writes', () => opening.spoke()],
  ])('lets things be read again when the reader %s', (_, act) => {
    open(readUpTo(9));
    opening.keepUnread(3);
    act();
    expect(opening.keepsUnread()).toBe(false);
  });
});
