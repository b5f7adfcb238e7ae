import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Member, User } from '@parley/contracts';
import { ClientWorld } from './support/client-world.js';
import { ALICE, aUser, BOB } from './support/models.js';

/** People have other names and pictures than before: while one is there, and while one is away. */
describe('a profile that changes', () => {
  let world: ClientWorld;

  beforeEach(async () => {
    world = new ClientWorld();
    world.backend.room();
    world.backend.room('direct').peer = aUser({ id: BOB });
    const member = { role: 'member', joinedAt: '', mutedUntil: null, readSeq: 0, deliveredSeq: 0 } as const;
    const members: Member[] = [{ ...member, user: aUser({ id: BOB }) }];
    const rest = world.backend.rest.bind(world.backend);
    world.backend.rest = (request) =>
      request.path.endsWith('/members')
        ? { status: 200, body: { items: members, nextCursor: null } }
        : rest(request);
    await world.signIn();
  });

  afterEach(() => world.client.stop());

  const asked = () => world.backend.asked.filter((call) => call === `GET /users/${BOB}`).length;
  const nameOf = (id: string) => world.client.people.get(id)?.displayName;

  async function need(...ids: string[]): Promise<void> {
    world.client.people.need(ids);
    await world.clock.advance(0);
  }

  /** Bob is called so from now on; whether anybody hears of it is another thing. */
  function rename(displayName: string): User {
    const user = aUser({ id: BOB, displayName });
    world.backend.profiles.push({ version: world.backend.profiles.length + 1, user });
    return user;
  }

  async function comeBack(): Promise<void> {
    world.network.cut();
    await world.clock.advance(31_000);
  }

  it('is seen at once wherever they are shown', async () => {
    world.client.members.open('room');
    await world.clock.advance(0);
    world.backend.tell({ roomId: 'room', event: 'user:changed', payload: rename('Robert') });
    await world.clock.advance(0);
    expect(nameOf(BOB)).toBe('Robert');
    expect(world.client.members.of('room').map(({ user }) => user.displayName)).toEqual(['Robert']);
    expect(world.ofType('member:upserted').at(-1)).toMatchObject({
      member: { user: { displayName: 'Robert' } },
    });
    expect(world.client.rooms.get('direct')?.peer?.displayName).toBe('Robert');
    expect(world.ofType('room:upserted').at(-1)).toMatchObject({ room: { id: 'direct' } });
  });

  it('is caught up with, and kept, after an absence and after a new start', async () => {
    await need(BOB);
    rename('Robert');
    await comeBack();
    expect(nameOf(BOB)).toBe('Robert');

    await world.client.stop();
    rename('Rob');
    await world.reopen();
    await world.clock.advance(100);
    expect(nameOf(BOB)).toBe('Rob');
    expect(asked()).toBe(1);
  });

  it('makes nobody known who was not', async () => {
    rename('Robert');
    await comeBack();
    expect(nameOf(BOB)).toBeUndefined();
  });

  it('is asked for where the server can not say who changed, of those that are shown', async () => {
    await need(BOB, 'user-carol');
    rename('Robert');
    world.backend.profilesFrom = 1;
    await comeBack();
    expect(nameOf(BOB)).toBe('Robert');
    expect(asked()).toBe(2);

    await comeBack();
    expect(asked()).toBe(2);
  });

  it('that is heard of while it is asked for is not overwritten by the older answer', async () => {
    world.network.weather = { ...world.network.weather, delayMs: 1_000 };
    world.client.people.need([BOB]);
    await world.clock.advance(10);
    for (const socket of world.network.sockets)
      socket.hear('user:changed', aUser({ id: BOB, displayName: 'Robert' }));
    await world.clock.advance(10_000);
    expect(nameOf(BOB)).toBe('Robert');
  });

  it('of the caller is seen with the account', async () => {
    await world.clock.advance(0);
    expect(world.client.people.get(ALICE)).not.toHaveProperty('email');
    const me = { ...world.backend.me, displayName: 'Ann' };
    world.backend.tell({ roomId: 'room', event: 'me:changed', payload: me });
    await world.clock.advance(0);
    expect(nameOf(ALICE)).toBe('Ann');
  });
});
