import { TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import type { ClientChange } from '@parley/client';
import { aMe, aMember, aRoom, aUser } from '../../testing/samples';
import { clientOf, providePage } from '../../testing/page';
import { selectConnection } from '../connection/connection.feature';
import { selectDraftsByRoom } from '../drafts/drafts.feature';
import { selectMembersByRoom, selectReceipts } from '../members/members.feature';
import { selectPinsByRoom } from '../messages/pins.feature';
import { selectOutboxByRoom } from '../outbox/outbox.feature';
import { selectUploadsByRoom } from '../outbox/uploads.feature';
import { selectPeopleById } from '../people/people.feature';
import { selectPresenceByUser } from '../presence/presence.feature';
import { selectRoomsById } from '../rooms/rooms.feature';
import { selectSettings } from '../server/server.feature';
import { selectMe } from '../session/session.feature';
import { selectTypingByRoom } from '../typing/typing.feature';
import { actionFor } from './mirror';

const connection = { status: 'catching-up', retryAt: null, failures: 0 } as const;
const presence = { userId: 'ann', status: 'away', lastSeenAt: null } as const;
const decided = { registration: 'closed', guests: false, roomCreation: 'admins', retentionDays: 30 } as const;
const written = { body: 'Not yet', replyTo: null, other: { body: 'Or so', replyTo: null } };
const receipts = { readByAllSeq: 3, readSeq: 5, deliveredSeq: 6 };

/** Each change of the client, and what of the store shows it. */
const CASES: [ClientChange, (store: Store) => unknown, unknown][] = [
  [
    { type: 'session:changed', session: { status: 'signed-in', me: aMe() } },
    (s) => s.selectSignal(selectMe)(),
    aMe(),
  ],
  [{ type: 'connection:changed', connection }, (s) => s.selectSignal(selectConnection)(), connection],
  [{ type: 'settings:changed', settings: decided }, (s) => s.selectSignal(selectSettings)(), decided],
  [
    { type: 'rooms:replaced', rooms: [aRoom('a')] },
    (s) => s.selectSignal(selectRoomsById)()['a'],
    aRoom('a'),
  ],
  [{ type: 'room:upserted', room: aRoom('b') }, (s) => s.selectSignal(selectRoomsById)()['b'], aRoom('b')],
  [{ type: 'pins:replaced', roomId: 'a', messages: [] }, (s) => s.selectSignal(selectPinsByRoom)()['a'], []],
  [
    { type: 'uploads:changed', roomId: 'a', items: [] },
    (s) => s.selectSignal(selectUploadsByRoom)()['a'],
    [],
  ],
  [{ type: 'outbox:changed', roomId: 'a', items: [] }, (s) => s.selectSignal(selectOutboxByRoom)()['a'], []],
  [
    { type: 'draft:changed', roomId: 'a', draft: written },
    (s) => s.selectSignal(selectDraftsByRoom)()['a'],
    written,
  ],
  [
    { type: 'members:replaced', roomId: 'a', members: [aMember('ann')], complete: true },
    (s) => s.selectSignal(selectMembersByRoom)()['a'],
    { members: [aMember('ann')], complete: true },
  ],
  [
    { type: 'receipts:changed', roomId: 'a', receipts },
    (s) => s.selectSignal(selectReceipts)()['a'],
    receipts,
  ],
  [
    { type: 'typing:changed', roomId: 'a', userIds: ['ann'] },
    (s) => s.selectSignal(selectTypingByRoom)()['a'],
    ['ann'],
  ],
  [
    { type: 'presence:changed', presence: [presence] },
    (s) => s.selectSignal(selectPresenceByUser)()['ann'],
    presence,
  ],
  [
    { type: 'people:upserted', users: [aUser('ann')] },
    (s) => s.selectSignal(selectPeopleById)()['ann'],
    aUser('ann'),
  ],
];

describe('the store mirrors the client', () => {
  let store: Store;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: providePage(clientOf(() => ({}))) });
    store = TestBed.inject(Store);
  });

  it.each(CASES)('$type', (change, read, expected) => {
    store.dispatch(actionFor(change));
    expect(read(store)).toEqual(expected);
  });

  it.each(CASES)('$type, told twice, does no harm', (change, read, expected) => {
    store.dispatch(actionFor(change));
    store.dispatch(actionFor(change));
    expect(read(store)).toEqual(expected);
  });

  it('knows the people of the rooms, of their members, and the caller, without asking', () => {
    const direct = aRoom('d', { kind: 'direct', peer: aUser('zoe') });
    store.dispatch(actionFor({ type: 'rooms:replaced', rooms: [direct] }));
    store.dispatch(
      actionFor({ type: 'members:replaced', roomId: 'a', members: [aMember('ann')], complete: true }),
    );
    store.dispatch(actionFor({ type: 'session:changed', session: { status: 'signed-in', me: aMe('me') } }));
    expect(Object.keys(store.selectSignal(selectPeopleById)()).sort()).toEqual(['ann', 'me', 'zoe']);
  });
});
