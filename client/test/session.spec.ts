import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TabChannel } from '../src/ports/tab-channel.js';
import { ClientWorld } from './support/client-world.js';
import { ALICE, aMe, BOB } from './support/models.js';

/** Who is signed in, on one device with several tabs, with and without a network. */
describe('the session', () => {
  let world: ClientWorld;

  beforeEach(() => {
    world = new ClientWorld();
    world.backend.room().post({ id: 'm1', authorId: BOB });
  });

  afterEach(() => world.client.stop());

  const statuses = () => world.ofType('session:changed').map(({ session }) => session.status);

  it('is nobody’s on a new device', async () => {
    await world.run(world.client.start());
    expect(world.client.session.state).toEqual({ status: 'signed-out', reason: null });
    expect(world.network.attempts).toEqual([]);
  });

  it.each([
    [true, ['/auth/refresh']],
    [false, []],
  ])(
    'is asked for in a browser whose storage is empty only if it may have a cookie (%s)',
    async (may, asked) => {
      const paths: string[] = [];
      world.backend.rest = ({ path }) => {
        paths.push(path);
        return { status: 401, body: { code: 'UNAUTHENTICATED' } };
      };
      const page = world.newClient({ tokens: 'cookie', mayBeSignedIn: () => may });
      await world.run(page.start());
      expect(page.session.state).toEqual({ status: 'signed-out', reason: null });
      expect(paths).toEqual(asked);
      await page.stop();
    },
  );

  it('tells a wrong password apart, with what the server said', async () => {
    await world.run(world.client.start());
    world.backend.rest = () => ({
      status: 401,
      body: { code: 'UNAUTHENTICATED', detail: 'Wrong password.' },
    });
    await expect(
      world.run(world.client.session.login({ login: 'alice', password: 'x' })),
    ).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'Wrong password.',
    });
    expect(world.ofType('session:ended')).toEqual([]);
  });

  it('is found on the device, without a network, and renewed when there is one', async () => {
    await world.signIn();
    world.network.up = false;
    await world.reopen();
    expect(world.client.session.me?.username).toBe('alice');
    expect(world.client.connection.state.status).not.toBe('online');
    await world.clock.advance(120_000);
    expect(world.client.session.me?.username).toBe('alice');
    world.network.up = true;
    await world.clock.advance(31_000);
    expect(world.client.connection.state.status).toBe('online');
  });

  it('follows what the server says of the account', async () => {
    await world.signIn();
    world.backend.me = aMe({ displayName: 'Alice the Great' });
    world.network.cut();
    await world.clock.advance(3_000);
    expect(world.client.session.me?.displayName).toBe('Alice the Great');
    await world.reopen();
    expect(world.client.session.me?.displayName).toBe('Alice the Great');
  });

  it('leaves nothing behind when signing out', async () => {
    await world.signIn();
    await world.clock.advance(2_000);
    await world.run(world.client.session.logout());
    expect(world.client.rooms.all).toEqual([]);
    expect(await world.storage.account.load()).toBeNull();
    expect(await world.storage.rooms.load(ALICE)).toEqual([]);
    expect(await world.storage.people.load(ALICE)).toEqual([]);
    expect(world.network.sockets.size).toBe(0);
    expect(world.ofType('session:ended')).toEqual([]);
    expect(statuses()).toEqual(['signed-out', 'signed-in', 'signed-out']);
  });

  it('is out at once without a network, and tells the server when there is one', async () => {
    await world.signIn();
    world.network.up = false;
    world.network.cut();
    const leaving = world.client.session.logout();
    expect(world.client.session.state).toEqual({ status: 'signed-out', reason: null });
    await world.run(leaving);
    expect(await world.storage.rooms.load(ALICE)).toEqual([]);

    await world.reopen();
    expect(world.client.session.me).toBeNull();
    world.network.up = true;
    await world.clock.advance(30_000);
    expect(world.backend.asked).toContain('POST /auth/logout');
    expect(await world.storage.account.load()).toBeNull();
  });

  it('begins anew while the server has not heard of the last one’s end', async () => {
    await world.signIn();
    world.network.up = false;
    await world.run(world.client.session.logout());
    world.network.up = true;
    await world.run(world.client.session.login({ login: 'alice', password: 'password' }));
    await world.clock.advance(60_000);
    expect(world.client.session.me?.id).toBe(ALICE);
    expect(world.client.connection.state.status).toBe('online');
    expect((await world.storage.account.load())?.signedOut).toBe(false);
  });

  it('keeps what is shown on the device for the same person when it ran out', async () => {
    await world.signIn();
    await world.clock.advance(2_000);
    world.backend.tokens.endAll();
    world.network.cut();
    await world.clock.advance(3_000);
    expect(world.client.session.state).toEqual({ status: 'signed-out', reason: 'expired' });
    expect(world.client.rooms.all).toEqual([]);
    expect(await world.storage.rooms.load(ALICE)).toHaveLength(1);
    expect(await world.storage.account.load()).toBeNull();
  });

  it('clears the device when another device ended it', async () => {
    await world.signIn();
    await world.clock.advance(2_000);
    for (const socket of world.network.sockets) socket.hear('session:ended', { reason: 'revoked' });
    await world.clock.advance(0);
    expect(world.ofType('session:ended')).toEqual([{ type: 'session:ended', reason: 'revoked' }]);
    expect(await world.storage.rooms.load(ALICE)).toEqual([]);
  });

  describe('in two tabs', () => {
    const channels: ((message: unknown) => void)[][] = [];
    const tab = (number: number): TabChannel => {
      channels[number] = [];
      return {
        post: (message) => {
          channels.forEach(
            (listeners, to) => to !== number && listeners.forEach((listen) => listen(message)),
          );
        },
        listen: (listener) => (channels[number]?.push(listener), () => undefined),
        close: () => void (channels[number] = []),
      };
    };

    it('ends in both', async () => {
      const first = (world.client = world.newClient({ tabs: tab(0) }));
      await world.signIn();
      const second = world.newClient({ tabs: tab(1) });
      await world.run(second.start());
      await world.clock.advance(1_000);
      expect(second.session.me?.id).toBe(ALICE);
      expect(world.network.sockets.size).toBe(2);
      await world.run(first.session.logout());
      expect(second.session.state).toEqual({ status: 'signed-out', reason: 'logout' });
      expect(world.network.sockets.size).toBe(0);
      await second.stop();
    });

    it('begins in both', async () => {
      const first = (world.client = world.newClient({ tabs: tab(0) }));
      const second = world.newClient({ tabs: tab(1) });
      await world.run(first.start());
      await world.run(second.start());
      await world.run(first.session.login({ login: 'alice', password: 'password' }));
      await world.clock.advance(1_000);
      expect(second.session.me?.id).toBe(ALICE);
      expect(second.connection.state.status).toBe('online');
      expect(world.backend.tokens.reuses).toBe(0);
      await second.stop();
    });

    it('never goes on under another name', async () => {
      const first = (world.client = world.newClient({ tabs: tab(0) }));
      const second = world.newClient({ tabs: tab(1) });
      await world.signIn();
      await world.run(second.start());
      await world.clock.advance(100);
      world.backend.me = aMe({ id: BOB, username: 'bob' });
      await world.run(first.session.login({ login: 'bob', password: 'password' }));
      await world.clock.advance(100);
      expect(second.session.state).toEqual({ status: 'signed-out', reason: 'logout' });
      expect((await world.storage.account.load())?.me.id).toBe(BOB);
      await second.stop();
    });
  });
});
