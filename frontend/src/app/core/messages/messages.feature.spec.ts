import type { Message } from '@parley/contracts';
import type { Action } from '@ngrx/store';
import type { TimelineWindow } from '@parley/client';
import { ParleyActions } from '../parley/parley.actions';
import { messagesFeature, UNKNOWN_WINDOW, type MessagesState } from './messages.feature';
import { selectRoomTimeline } from './messages.selectors';

const ROOM = 'room-1';

function message(seq: number, version = seq, body: string | null = `message ${seq}`): Message {
  return {
    id: `message-${seq}`,
    roomId: ROOM,
    seq,
    version,
    kind: 'user',
    authorId: 'alice',
    body,
    createdAt: '2026-01-31T12:00:00.000Z',
    editedAt: null,
    deletedAt: body === null ? '2026-01-31T12:01:00.000Z' : null,
    replyTo: null,
    mentions: [],
    mentionsAll: false,
    reactions: [],
    attachments: [],
    pinned: null,
    system: null,
  };
}

const window = (fromSeq: number, toSeq: number): TimelineWindow => ({
  ...UNKNOWN_WINDOW,
  fromSeq,
  toSeq,
  loaded: true,
});

const upserted = (...messages: Message[]): Action =>
  ParleyActions.messagesUpserted({ roomId: ROOM, messages });
const moved = (fromSeq: number, toSeq: number): Action =>
  ParleyActions.timelineChanged({ roomId: ROOM, window: window(fromSeq, toSeq) });

const after = (...actions: Action[]): MessagesState =>
  actions.reduce<MessagesState>(
    messagesFeature.reducer,
    messagesFeature.reducer(undefined, { type: 'start' }),
  );

const shown = (state: MessagesState): readonly Message[] =>
  selectRoomTimeline(ROOM)({ messages: state }).messages;

describe('messages', () => {
  it('are kept by seq, whatever the order in which they arrive', () => {
    const state = after(upserted(message(3)), upserted(message(1), message(2)), moved(1, 3));
    expect(shown(state).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('show the window only', () => {
    const state = after(upserted(message(1), message(5), message(6), message(7), message(9)), moved(5, 7));
    expect(shown(state).map(({ seq }) => seq)).toEqual([5, 6, 7]);
  });

  it('show nothing before a window is known', () => {
    expect(shown(after(upserted(message(1))))).toEqual([]);
  });

  it('keep the newer of two versions', () => {
    const state = after(upserted(message(1, 4, 'edited')), upserted(message(1, 1, 'first')), moved(1, 1));
    expect(shown(state)[0]?.body).toBe('edited');
  });

  it('keep their identity where nothing changed', () => {
    const before = after(upserted(message(1), message(2)), moved(1, 2));
    expect(messagesFeature.reducer(before, upserted(message(1), message(2)))).toBe(before);
    const changed = messagesFeature.reducer(before, upserted(message(2, 3, 'edited')));
    expect(shown(changed)[0]).toBe(shown(before)[0]);
    expect(shown(changed)[1]).not.toBe(shown(before)[1]);
  });

  it('go with their room, and with a reset', () => {
    const full = after(upserted(message(1)), moved(1, 1));
    expect(shown(messagesFeature.reducer(full, ParleyActions.timelineReset({ roomId: ROOM })))).toEqual([]);
    expect(
      after(upserted(message(1)), ParleyActions.roomRemoved({ roomId: ROOM, reason: 'kicked' })).rooms,
    ).toEqual({});
  });
});

/** A small generator of numbers that the same seed gives again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('stale state plus events equals a fresh fetch', () => {
  it.each(Array.from({ length: 200 }, (_, seed) => seed))('seed %i', (seed) => {
    const below = seeded(seed + 1);
    const room: Message[] = [];
    const events: Message[] = [];
    let version = 0;
    const happen = (): void => {
      version += 1;
      const old = room[below(room.length)];
      const next =
        old && below(3) === 0
          ? message(old.seq, version, below(4) === 0 ? null : `edit ${version}`)
          : message(room.length + 1, version);
      room[next.seq - 1] = next;
      events.push(next);
    };

    for (let count = below(30); count > 0; count -= 1) happen();
    // What a page fetched long ago: some stretch of the room.
    const from = below(room.length + 1);
    const stale = after(upserted(...room.slice(from)));
    const seen = events.length;
    for (let count = below(60); count > 0; count -= 1) happen();

    // The events since: torn into batches, some of them told twice, others late, and one page loaded in between.
    const told = events.slice(seen);
    const again = told.filter(() => below(3) === 0);
    const queue = [
      ...told,
      ...again,
      ...events.slice(0, seen).filter((event) => event.seq > from && below(2) === 0),
    ];
    for (let index = queue.length - 1; index > 0; index -= 1) {
      const other = below(index + 1);
      [queue[index], queue[other]] = [queue[other]!, queue[index]!];
    }
    let state = stale;
    while (queue.length > 0) {
      state = messagesFeature.reducer(state, upserted(...queue.splice(0, 1 + below(8))));
      if (below(6) === 0) state = messagesFeature.reducer(state, upserted(...room.slice(from, from + 10)));
    }
    state = messagesFeature.reducer(state, upserted(...room.slice(0, from)));
    state = messagesFeature.reducer(state, moved(1, room.length));

    const fresh = after(upserted(...room), moved(1, room.length));
    expect(state).toEqual(fresh);
    expect(shown(state)).toEqual(room);
  });
});
