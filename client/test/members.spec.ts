import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Member, Page } from '@parley/contracts';
import { ClientWorld } from './support/client-world.js';
import { ALICE, aMe, aUser, BOB } from './support/models.js';

const member = (id: string, readSeq: number, deliveredSeq = readSeq): Member => ({
  user: aUser({ id, username: id }),
  role: 'member',
  joinedAt: '2026-01-31T12:00:00.000Z',
  mutedUntil: null,
  readSeq,
  deliveredSeq,
});

/** Who is in a room, and how far they have read. */
describe('members', () => {
  let world: ClientWorld;
  let pages: Record<string, Page<Member>>;

  beforeEach(async () => {
    world = new ClientWorld();
    const room = world.backend.room();
    room.post({ id: 'm1', authorId: BOB });
    // Nothing of one's own to be told: what the server says of it would come between.
    room.markDelivered(ALICE, 1);
    pages = { '': { items: [member(ALICE, 9), member(BOB, 5, 7), member('carol', 3)], nextCursor: null } };
    const rest = world.backend.rest.bind(world.backend);
    world.backend.rest = (request) =>
      request.path.endsWith('/members')
        ? { status: 200, body: pages[request.query.get('cursor') ?? ''] }
        : rest(request);
    await world.signIn();
  });

  afterEach(() => world.client.stop());

  const tell = (event: string, payload: object) =>
    world.backend.tell({ roomId: 'room', event, payload: { roomId: 'room', ...payload } });
  const ids = () => world.client.members.of('room').map(({ user }) => user.id);
  const open = async (): Promise<void> => {
    world.client.members.open('room');
    await world.clock.advance(0);
  };

  it('are loaded for a room that somebody looks at, with what they have read', async () => {
    await open();
    expect(ids()).toEqual([ALICE, BOB, 'carol']);
    expect(world.client.members.receipts('room')).toEqual({ readByAllSeq: 3, readSeq: 5, deliveredSeq: 7 });
    expect(world.client.people.get('carol')?.username).toBe('carol');
  });

  it('come and go', async () => {
    await open();
    tell('member:changed', { member: member('dave', 1) });
    tell('member:removed', { userId: 'carol', reason: 'left' });
    await world.clock.advance(0);
    expect(ids()).toEqual([ALICE, BOB, 'dave']);
    expect(world.ofType('member:removed')).toMatchObject([{ userId: 'carol', reason: 'left' }]);
  });

  it('read on', async () => {
    await open();
    tell('receipt:changed', { userId: BOB, readSeq: 9, deliveredSeq: 9, readByAllSeq: 3 });
    tell('receipt:changed', { userId: null, readSeq: 0, deliveredSeq: 0, readByAllSeq: 8 });
    await world.clock.advance(0);
    expect(world.client.members.receipts('room')).toEqual({ readByAllSeq: 8, readSeq: 9, deliveredSeq: 9 });
  });

  it('are loaded page by page', async () => {
    pages = {
      '': { items: [member(ALICE, 9)], nextCursor: 'next' },
      next: { items: [member(BOB, 5)], nextCursor: null },
    };
    await open();
    expect(world.ofType('members:replaced').at(-1)).toMatchObject({ complete: false });
    expect(world.client.members.receipts('room').readByAllSeq).toBeNull();
    await world.run(world.client.members.loadMore('room'));
    expect(ids()).toEqual([ALICE, BOB]);
    expect(world.ofType('members:replaced').at(-1)).toMatchObject({ complete: true });
    expect(world.client.members.receipts('room').readByAllSeq).toBe(5);
  });

  it('are asked for again when something changed while the answer was on its way', async () => {
    world.network.weather = { ...world.network.weather, delayMs: 1_000 };
    world.client.members.open('room');
    await world.clock.advance(10);
    for (const socket of world.network.sockets) {
      socket.hear('member:changed', { roomId: 'room', member: member('dave', 1) });
    }
    pages[''] = { items: [member(ALICE, 9), member('dave', 1)], nextCursor: null };
    await world.clock.advance(10_000);
    expect(ids()).toEqual([ALICE, 'dave']);
  });

  it('are loaded anew after an absence, while somebody looks', async () => {
    await open();
    pages[''] = { items: [member(ALICE, 9)], nextCursor: null };
    world.network.cut();
    await world.clock.advance(3_000);
    expect(ids()).toEqual([ALICE]);
  });

  it('change the caller’s own place in the room', async () => {
    tell('member:changed', { member: { ...member(ALICE, 9), user: aMe(), role: 'moderator' } });
    await world.clock.advance(0);
    expect(world.client.rooms.get('room')?.me.role).toBe('moderator');
  });
});

describe('people', () => {
  it('are asked for once each, kept on the device, and asked for again only when the network failed', async () => {
    const world = new ClientWorld();
    await world.signIn();
    const asked = () => world.backend.asked.filter((call) => call.startsWith('GET /users/user-')).length;
    world.client.people.need([BOB, BOB]);
    world.client.people.need([BOB]);
    await world.clock.advance(0);
    expect(world.client.people.get(BOB)?.displayName).toBe('Bob');
    world.client.people.need([BOB]);
    await world.clock.advance(0);
    expect(asked()).toBe(1);

    world.network.up = false;
    world.client.people.need(['user-carol']);
    await world.clock.advance(60_000);
    world.network.up = true;
    world.network.cut();
    await world.clock.advance(31_000);
    expect(world.client.people.get('user-carol')).not.toBeNull();

    world.network.up = false;
    await world.reopen();
    expect(world.client.people.get(BOB)?.displayName).toBe('Bob');
    await world.client.stop();
  });
});
