import type { Action, ActionReducer } from '@ngrx/store';
import type { ConnectionState, OutboxItem, RoomReceipts, SessionState } from '@parley/client';
import type { Member, Message, MyRoom, Presence, PresenceStatus, User } from '@parley/contracts';
import fc from 'fast-check';
import { absences } from '../../testing/deliveries';
import { aMe, aMember, aMessage, aRoom, aUser } from '../../testing/samples';
import { connectionFeature } from '../connection/connection.feature';
import { draftsFeature } from '../drafts/drafts.feature';
import { membersFeature } from '../members/members.feature';
import { pinsFeature } from '../messages/pins.feature';
import { outboxFeature } from '../outbox/outbox.feature';
import { peopleFeature } from '../people/people.feature';
import { presenceFeature } from '../presence/presence.feature';
import { RoomActions } from '../rooms/rooms.actions';
import { roomsFeature, selectMyRooms, selectOpenRoom, selectUnreadTotal } from '../rooms/rooms.feature';
import { sessionFeature } from '../session/session.feature';
import { typingFeature } from '../typing/typing.feature';
import { ParleyActions } from './parley.actions';

/*
 * For every slice that mirrors the client: what was held long ago, and whatever the client told since, leave the same as
 * fetching everything now. `core/messages/messages.feature.spec.ts` does the same for messages, which may come in any
 * order whatever.
 */

interface Slice<F, State, World> {
  facts: fc.Arbitrary<F>;
  /** What it is about; `null`: everything. */
  subjectOf: (fact: F) => string | null;
  /** How the client tells it, of everything that happened. */
  told: (fact: F, all: readonly F[]) => Action[];
  /** What is true after all of it. */
  world: (facts: readonly F[]) => World;
  /** What a client tells that knows nothing but that. */
  fetched: (world: World) => Action[];
  reducer: ActionReducer<State>;
  /** What the page sees of it. */
  seen: (state: State) => unknown;
}

function holds<F, State, World>(slice: Slice<F, State, World>): void {
  const { facts, subjectOf, told, world, fetched, reducer, seen } = slice;
  const after = (state: State | undefined, actions: readonly Action[]): State =>
    actions.reduce<State>(reducer, state ?? reducer(undefined, { type: 'start' }));
  fc.assert(
    fc.property(absences(facts, subjectOf), ({ before, all, told: since }) => {
      const stale = after(undefined, fetched(world(before)));
      const now = after(
        stale,
        since.flatMap((fact) => told(fact, all)),
      );
      expect(seen(now)).toEqual(seen(after(undefined, fetched(world(all)))));
    }),
    { numRuns: 300 },
  );
}

const roomIds = fc.constantFrom('a', 'b', 'c');
const userIds = fc.constantFrom('ann', 'ben', 'cid', 'dot');
const small = fc.nat({ max: 9 });

/** Without what is not there. */
const filled = <T>(record: Readonly<Record<string, readonly T[]>>): Record<string, readonly T[]> =>
  Object.fromEntries(Object.entries(record).filter(([, list]) => list.length > 0));

describe('stale state plus events equals a fresh fetch', () => {
  it('of rooms', () => {
    type RoomFact = { is: 'changed'; room: MyRoom } | { is: 'lost'; roomId: string } | { is: 'opened' };
    const room = fc.tuple(roomIds, small, small).map(([id, unread, at]) =>
      aRoom(id, {
        unread,
        lastMessage: aMessage(1, { createdAt: `2026-11-21T12:00:0${at}.000Z` }),
      }),
    );
    const rooms = (facts: readonly RoomFact[]): Map<string, MyRoom> => {
      const world = new Map<string, MyRoom>();
      for (const fact of facts) {
        if (fact.is === 'changed') world.set(fact.room.id, fact.room);
        if (fact.is === 'lost') world.delete(fact.roomId);
      }
      return world;
    };
    const facts: fc.Arbitrary<RoomFact> = fc.oneof(
      { weight: 5, arbitrary: room.map((one): RoomFact => ({ is: 'changed', room: one })) },
      { weight: 2, arbitrary: roomIds.map((roomId): RoomFact => ({ is: 'lost', roomId })) },
      { weight: 1, arbitrary: fc.constant<RoomFact>({ is: 'opened' }) },
    );
    holds({
      facts,
      subjectOf: (fact) =>
        fact.is === 'changed' ? fact.room.id : fact.is === 'lost' ? fact.roomId : fact.is,
      told: (fact) => {
        switch (fact.is) {
          case 'changed':
            return [ParleyActions.roomUpserted({ room: fact.room })];
          case 'lost':
            return [ParleyActions.roomRemoved({ roomId: fact.roomId, reason: 'left' })];
          case 'opened':
            return [RoomActions.opened({ roomId: 'a' })];
        }
      },
      world: (all) => ({ rooms: rooms(all), open: all.some(({ is }) => is === 'opened') }),
      fetched: (world) => [
        ParleyActions.roomsReplaced({ rooms: [...world.rooms.values()] }),
        ...(world.open ? [RoomActions.opened({ roomId: 'a' })] : []),
      ],
      reducer: roomsFeature.reducer,
      seen: (state) => {
        const store = { rooms: state };
        return [state.loaded, selectMyRooms(store), selectOpenRoom(store), selectUnreadTotal(store)];
      },
    });
  });

  it('of rooms, when the whole list comes anew after an absence', () => {
    const list = fc.uniqueArray(fc.tuple(roomIds, small), { selector: ([id]) => id });
    const roomsOf = (entries: [string, number][]): MyRoom[] =>
      entries.map(([id, unread]) => aRoom(id, { unread }));
    fc.assert(
      fc.property(list, list, (stale, now) => {
        const { reducer } = roomsFeature;
        const replaced = ParleyActions.roomsReplaced({ rooms: roomsOf(now) });
        const fresh = reducer(undefined, replaced);
        const again = reducer(
          reducer(undefined, ParleyActions.roomsReplaced({ rooms: roomsOf(stale) })),
          replaced,
        );
        expect(again).toEqual(fresh);
      }),
    );
  });

  it('of members, and of how far they have read', () => {
    type MemberFact =
      | { is: 'opened' | 'lost'; roomId: string }
      | { is: 'changed'; roomId: string; member: Member }
      | { is: 'left'; roomId: string; userId: string }
      | { is: 'read'; roomId: string; receipts: RoomReceipts };
    interface Known {
      opened: boolean;
      members: Map<string, Member>;
      receipts: RoomReceipts | null;
    }
    const facts: fc.Arbitrary<MemberFact> = fc.oneof(
      roomIds.map((roomId): MemberFact => ({ is: 'opened', roomId })),
      roomIds.map((roomId): MemberFact => ({ is: 'lost', roomId })),
      fc.tuple(roomIds, userIds, small).map(([roomId, id, readSeq]): MemberFact => ({
        is: 'changed',
        roomId,
        member: aMember(id, { readSeq }),
      })),
      fc.tuple(roomIds, userIds).map(([roomId, userId]): MemberFact => ({ is: 'left', roomId, userId })),
      fc.tuple(roomIds, small).map(([roomId, seq]): MemberFact => ({
        is: 'read',
        roomId,
        receipts: { readByAllSeq: seq, readSeq: seq, deliveredSeq: seq },
      })),
    );
    const world = (all: readonly MemberFact[]): Map<string, Known> => {
      const rooms = new Map<string, Known>();
      for (const fact of all) {
        const known = rooms.get(fact.roomId) ?? { opened: false, members: new Map(), receipts: null };
        rooms.set(fact.roomId, known);
        if (fact.is === 'opened') known.opened = true;
        if (fact.is === 'lost') rooms.delete(fact.roomId);
        if (fact.is === 'changed') known.members.set(fact.member.user.id, fact.member);
        if (fact.is === 'left') known.members.delete(fact.userId);
        if (fact.is === 'read') known.receipts = fact.receipts;
      }
      return rooms;
    };
    const listed = (roomId: string, { members }: Known): Action =>
      ParleyActions.membersReplaced({ roomId, members: [...members.values()], complete: true });
    holds({
      facts,
      subjectOf: ({ roomId }) => roomId,
      world,
      told: (fact, all) => {
        const { roomId } = fact;
        switch (fact.is) {
          case 'opened': {
            // A list is told as it is when it is asked for.
            const known = world(all.slice(0, all.indexOf(fact) + 1)).get(roomId);
            return known ? [listed(roomId, known)] : [];
          }
          case 'lost':
            return [ParleyActions.roomRemoved({ roomId, reason: 'left' })];
          case 'changed':
            return [ParleyActions.memberUpserted({ roomId, member: fact.member })];
          case 'left':
            return [ParleyActions.memberRemoved({ roomId, userId: fact.userId, reason: 'left' })];
          case 'read':
            return [ParleyActions.receiptsChanged({ roomId, receipts: fact.receipts })];
        }
      },
      fetched: (rooms) =>
        [...rooms].flatMap(([roomId, known]) => [
          ...(known.opened ? [listed(roomId, known)] : []),
          ...(known.receipts ? [ParleyActions.receiptsChanged({ roomId, receipts: known.receipts })] : []),
        ]),
      reducer: membersFeature.reducer,
      seen: (state) => state,
    });
  });

  it('of people, however old the names are that rooms and lists of members carry', () => {
    type PersonFact =
      { is: 'renamed'; user: User } | { is: 'seen'; user: User; in: 'room' | 'list' | 'member' };
    const user = fc.tuple(userIds, small).map(([id, n]) => aUser(id, { displayName: `${id} ${n}` }));
    const facts: fc.Arbitrary<PersonFact> = fc.oneof(
      user.map((one): PersonFact => ({ is: 'renamed', user: one })),
      fc.tuple(user, fc.constantFrom('room', 'list', 'member')).map(([one, place]): PersonFact => ({
        is: 'seen',
        user: one,
        in: place,
      })),
    );
    holds({
      facts,
      subjectOf: (fact) => fact.user.id,
      // What a room or a list carries is known to nobody better only as long as nothing else is known.
      world: (all) => {
        const people = new Map<string, User>();
        for (const fact of all)
          if (fact.is === 'renamed' || !people.has(fact.user.id)) people.set(fact.user.id, fact.user);
        return people;
      },
      told: (fact) => {
        if (fact.is === 'renamed') return [ParleyActions.peopleUpserted({ users: [fact.user] })];
        const member = { ...aMember(fact.user.id), user: fact.user };
        switch (fact.in) {
          case 'room':
            return [ParleyActions.roomUpserted({ room: aRoom('d', { kind: 'direct', peer: fact.user }) })];
          case 'list':
            return [ParleyActions.membersReplaced({ roomId: 'a', members: [member], complete: true })];
          case 'member':
            return [ParleyActions.memberUpserted({ roomId: 'a', member })];
        }
      },
      fetched: (people) => [ParleyActions.peopleUpserted({ users: [...people.values()] })],
      reducer: peopleFeature.reducer,
      seen: ({ entities }) => entities,
    });
  });

  it('of who is there', () => {
    const status = fc.constantFrom<PresenceStatus[]>('online', 'away', 'dnd', 'offline');
    const one = fc.tuple(userIds, status).map(([userId, as]): Presence => ({
      userId,
      status: as,
      lastSeenAt: null,
    }));
    holds({
      facts: one,
      subjectOf: ({ userId }) => userId,
      told: (presence) => [ParleyActions.presenceChanged({ presence: [presence] })],
      world: (all) => new Map(all.map((presence) => [presence.userId, presence])),
      fetched: (world) => [ParleyActions.presenceChanged({ presence: [...world.values()] })],
      reducer: presenceFeature.reducer,
      seen: ({ byUser }) => byUser,
    });
  });

  it('of who types', () => {
    const facts = fc.tuple(roomIds, fc.uniqueArray(userIds, { maxLength: 3 }));
    holds({
      facts,
      subjectOf: ([roomId]) => roomId,
      told: ([roomId, typing]) => [ParleyActions.typingChanged({ roomId, userIds: typing })],
      world: (all) => new Map(all),
      fetched: (world) =>
        [...world].map(([roomId, typing]) => ParleyActions.typingChanged({ roomId, userIds: typing })),
      reducer: typingFeature.reducer,
      seen: ({ byRoom }) => filled(byRoom),
    });
  });

  it('of what waits to be sent', () => {
    const item = fc
      .tuple(small, fc.constantFrom('queued', 'sending', 'failed'))
      .map(([n, status]): OutboxItem => ({
        id: `m${n}`,
        roomId: 'a',
        body: `message ${n}`,
        replyTo: null,
        files: [],
        kept: true,
        createdAt: '2026-11-21T12:00:00.000Z',
        status: status,
        error: null,
        retryAt: null,
        message: null,
      }));
    const facts = fc.tuple(roomIds, fc.array(item, { maxLength: 3 }));
    holds({
      facts,
      subjectOf: ([roomId]) => roomId,
      told: ([roomId, items]) => [ParleyActions.outboxChanged({ roomId, items })],
      world: (all) => new Map(all),
      fetched: (world) =>
        [...world].flatMap(([roomId, items]) =>
          items.length > 0 ? [ParleyActions.outboxChanged({ roomId, items })] : [],
        ),
      reducer: outboxFeature.reducer,
      seen: ({ byRoom }) => filled(byRoom),
    });
  });

  it('of what is written and not sent', () => {
    const draft = fc.constantFrom('', 'one', 'two').map((body) => ({ body, replyTo: null, other: null }));
    holds({
      facts: fc.tuple(roomIds, draft),
      subjectOf: ([roomId]) => roomId,
      told: ([roomId, one]) => [ParleyActions.draftChanged({ roomId, draft: one })],
      world: (all) => new Map(all),
      fetched: (world) =>
        [...world].map(([roomId, one]) => ParleyActions.draftChanged({ roomId, draft: one })),
      reducer: draftsFeature.reducer,
      seen: ({ byRoom }) => byRoom,
    });
  });

  it('of what is pinned', () => {
    type PinFact = { roomId: string; messages: Message[] | null };
    const facts: fc.Arbitrary<PinFact> = fc.record({
      roomId: roomIds,
      messages: fc.option(
        fc.array(
          small.map((seq) => aMessage(seq)),
          { maxLength: 3 },
        ),
      ),
    });
    holds({
      facts,
      subjectOf: ({ roomId }) => roomId,
      told: ({ roomId, messages }) =>
        messages
          ? [ParleyActions.pinsReplaced({ roomId, messages })]
          : [ParleyActions.roomRemoved({ roomId, reason: 'left' })],
      world: (all) => new Map(all.map(({ roomId, messages }) => [roomId, messages])),
      fetched: (world) =>
        [...world].flatMap(([roomId, messages]) =>
          messages ? [ParleyActions.pinsReplaced({ roomId, messages })] : [],
        ),
      reducer: pinsFeature.reducer,
      seen: ({ byRoom }) => byRoom,
    });
  });

  it('of the connection', () => {
    const status = fc.constantFrom<ConnectionState['status'][]>(
      'offline',
      'connecting',
      'catching-up',
      'online',
    );
    const facts = fc.record({ status, retryAt: fc.option(small), failures: small });
    holds({
      facts,
      subjectOf: () => 'connection',
      told: (connection) => [ParleyActions.connectionChanged({ connection })],
      world: (all) => all.at(-1) ?? null,
      fetched: (connection) => (connection ? [ParleyActions.connectionChanged({ connection })] : []),
      reducer: connectionFeature.reducer,
      seen: (state) => state,
    });
  });

  it('of who is signed in', () => {
    const facts = fc.oneof(
      fc.constant<SessionState>({ status: 'signed-out', reason: null }),
      userIds.map((id): SessionState => ({ status: 'signed-in', me: aMe(id) })),
    );
    holds({
      facts,
      subjectOf: () => 'session',
      told: (session) => [ParleyActions.sessionChanged({ session })],
      world: (all) => all.at(-1) ?? null,
      fetched: (session) => (session ? [ParleyActions.sessionChanged({ session })] : []),
      reducer: sessionFeature.reducer,
      seen: (state) => state,
    });
  });
});
