import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ClientWorld } from './support/client-world.js';
import { type FakeSocket } from './support/fake-network.js';

/** How the one socket is kept, lost and made again. */
describe('the connection', () => {
  let world: ClientWorld;

  beforeEach(async () => {
    world = new ClientWorld();
    world.backend.room().post({ id: 'm1', authorId: 'user-bob' });
    await world.signIn();
    world.network.attempts.length = 0;
    world.changes.length = 0;
  });

  afterEach(() => world.client.stop());

  const status = () => world.client.connection.state.status;
  const socket = (): FakeSocket => {
    const [only] = world.network.sockets;
    if (!only || world.network.sockets.size !== 1) throw new Error('There is not exactly one socket.');
    return only;
  };
  const waitsUntil = () => world.client.connection.state.retryAt;

  it('is one socket, and online once everything has been caught up with', () => {
    expect(socket().connected).toBe(true);
    expect(status()).toBe('online');
  });

  it('tries again within two seconds, and says when', async () => {
    const lostAt = world.clock.now();
    world.network.cut();
    expect(status()).toBe('offline');
    expect(waitsUntil()).toBeLessThan(lostAt + 2_000);
    await world.clock.advance(2_000);
    expect(status()).toBe('online');
    expect(world.ofType('connection:changed').map(({ connection }) => connection.status)).toEqual([
      'offline',
      'connecting',
      'catching-up',
      'online',
    ]);
  });

  it('spreads its attempts and never waits longer than thirty seconds', async () => {
    world.network.up = false;
    world.network.cut();
    await world.clock.advance(600_000);
    const gaps = world.network.attempts.slice(1).map((at, n) => at - (world.network.attempts[n] ?? 0));
    expect(gaps.length).toBeGreaterThan(15);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
    expect(Math.max(...gaps.slice(6))).toBeGreaterThan(20_000);
    expect(new Set(gaps).size).toBe(gaps.length);
    world.network.up = true;
    await world.clock.advance(30_000);
    expect(status()).toBe('online');
    expect(world.client.connection.state.failures).toBe(0);
  });

  it('goes on waiting longer when connections do not hold', async () => {
    for (let loss = 0; loss < 8; loss += 1) {
      world.network.cut();
      while (status() !== 'online') await world.clock.advance(100);
    }
    world.network.cut();
    expect(world.client.connection.state.failures).toBeGreaterThan(5);
  });

  it('comes back when the server ended the socket, too', async () => {
    world.network.cut('io server disconnect');
    await world.clock.advance(2_000);
    expect(status()).toBe('online');
  });

  it('comes back at once when a pong is missing', async () => {
    world.network.cut('ping timeout');
    await world.clock.advance(0);
    expect(status()).toBe('online');
  });

  it('tries at once when the network is back or the page is looked at', async () => {
    world.network.up = false;
    world.network.cut();
    await world.clock.advance(60_000);
    world.network.up = true;
    world.wake();
    await world.clock.advance(0);
    expect(status()).toBe('online');
  });

  it('leaves a socket that gives no sign of life after waking', async () => {
    const before = socket();
    await world.clock.advance(60_000);
    world.network.weather = { ...world.network.weather, loseAnswers: 1 };
    world.wake();
    await world.clock.advance(3_000);
    expect(socket()).toBe(before);
    world.network.weather = { ...world.network.weather, loseAnswers: 0 };
    await world.clock.advance(2_000);
    expect(socket()).not.toBe(before);
    expect(status()).toBe('online');
  });

  it('keeps a socket that answers', async () => {
    const before = socket();
    await world.clock.advance(60_000);
    world.wake();
    await world.clock.advance(10_000);
    expect(socket()).toBe(before);
  });

  it('leaves a socket over which a request got no answer, and says of the request that nobody knows', async () => {
    const before = socket();
    world.network.weather = { ...world.network.weather, loseRequests: 1 };
    const answer = world.client.connection.request('room:read', { roomId: 'room', seq: 1 });
    await world.clock.advance(11_000);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'NO_ANSWER' } });
    world.network.weather = { ...world.network.weather, loseRequests: 0 };
    await world.clock.advance(10_000);
    expect(socket()).not.toBe(before);
  });

  it('answers a request without a connection at once', async () => {
    world.network.up = false;
    world.network.cut();
    expect(await world.client.connection.request('ping')).toMatchObject({
      ok: false,
      error: { code: 'NO_CONNECTION' },
    });
  });

  it('comes back when the server asked for it, not before', async () => {
    world.network.refusals.push({ code: 'UNAVAILABLE', retryAfterMs: 40_000 });
    world.network.cut();
    await world.clock.advance(2_000);
    expect(world.network.attempts).toHaveLength(1);
    await world.clock.advance(37_000);
    expect(world.network.attempts).toHaveLength(1);
    await world.clock.advance(4_000);
    expect(status()).toBe('online');
  });

  it('keeps away from a server that said goodbye for as long as it said', async () => {
    socket().hear('server:stopping', { retryAfterMs: 15_000 });
    expect(status()).toBe('online');
    world.network.cut();
    await world.clock.advance(14_900);
    expect(world.network.attempts).toHaveLength(0);
    await world.clock.advance(1_200);
    expect(status()).toBe('online');
  });

  it('reads the state again on the living socket when the server was too busy for it', async () => {
    const answer = world.backend.socket.bind(world.backend);
    let busy = 2;
    world.backend.socket = (userId, event, payload) =>
      event === 'sync' && busy-- > 0
        ? { ok: false, error: { code: 'UNAVAILABLE', message: 'busy', retryAfterMs: 3_000 } }
        : answer(userId, event, payload);
    world.network.cut();
    await world.clock.advance(4_000);
    expect(status()).toBe('catching-up');
    await world.clock.advance(5_000);
    expect(status()).toBe('online');
    expect(world.network.attempts).toHaveLength(1);
  });

  it('renews a token that ran out, then connects', async () => {
    world.network.up = false;
    world.network.cut();
    // Long enough for the token to run out while nothing could be done about it.
    await world.clock.advance(20 * 60_000);
    world.network.up = true;
    await world.clock.advance(31_000);
    expect(status()).toBe('online');
    expect(world.backend.tokens.reuses).toBe(0);
    expect(world.ofType('session:ended')).toEqual([]);
  });

  it('renews a token that the server calls expired, and connects without another wait', async () => {
    world.network.refusals.push({ code: 'TOKEN_EXPIRED' });
    const { renewals } = world.backend.tokens;
    world.network.cut('ping timeout');
    await world.clock.advance(0);
    expect(world.backend.tokens.renewals).toBe(renewals + 1);
    expect(status()).toBe('online');
  });

  it('comes back by itself when its token ran out on the living socket before a new one could be had', async () => {
    const before = socket();
    before.hear('session:ended', { reason: 'expired' });
    world.network.cut('transport close');
    await world.clock.advance(3_000);
    expect(world.ofType('session:ended')).toEqual([]);
    expect(socket()).not.toBe(before);
    expect(status()).toBe('online');
  });

  it('does not knock without a pause at a server that refuses every token', async () => {
    for (let n = 0; n < 50; n += 1) world.network.refusals.push({ code: 'UNAUTHENTICATED' });
    world.network.cut('ping timeout');
    await world.clock.advance(10_000);
    expect(world.network.attempts.length).toBeLessThan(20);
    expect(world.ofType('session:ended')).toEqual([]);
  });

  it('ends the session when the server refuses the token and its renewal', async () => {
    world.backend.tokens.endAll();
    world.network.cut();
    await world.clock.advance(3_000);
    expect(world.ofType('session:ended')).toEqual([{ type: 'session:ended', reason: 'expired' }]);
    expect(world.client.session.state).toEqual({ status: 'signed-out', reason: 'expired' });
    expect(world.client.rooms.all).toEqual([]);
    world.network.attempts.length = 0;
    await world.clock.advance(120_000);
    expect(world.network.attempts).toEqual([]);
  });

  it('renews the token on the living socket, ahead of its end and when the server says so', async () => {
    const before = socket();
    await world.clock.advance(16 * 60_000);
    expect(world.backend.asked).toContain('auth:renew');
    const { renewals } = world.backend.tokens;
    before.hear('auth:expiring', { expiresAt: '' });
    await world.clock.advance(0);
    expect(world.backend.tokens.renewals).toBe(renewals + 1);
    expect(socket()).toBe(before);
    expect(status()).toBe('online');
  });

  it('takes a new socket when the living one belongs to another session', async () => {
    const before = socket();
    const answer = world.backend.socket.bind(world.backend);
    world.backend.socket = (userId, event, payload) =>
      event === 'auth:renew'
        ? { ok: false, error: { code: 'UNAUTHENTICATED', message: 'another session' } }
        : answer(userId, event, payload);
    before.hear('auth:expiring', { expiresAt: '' });
    await world.clock.advance(100);
    expect(socket()).not.toBe(before);
    expect(status()).toBe('online');
  });

  it('stays away when the server ended the session', async () => {
    socket().hear('session:ended', { reason: 'revoked' });
    world.network.cut('io server disconnect');
    await world.clock.advance(120_000);
    expect(world.network.attempts).toEqual([]);
    expect(world.client.session.state).toEqual({ status: 'signed-out', reason: 'revoked' });
  });

  it('says and hears nothing of a socket that was given up', async () => {
    const before = socket();
    world.client.connection.close();
    before.hear('message:changed', { ...world.backend.room().messages[0], version: 2, body: 'late' });
    await world.clock.advance(1_000);
    expect(world.client.rooms.get('room')?.version).toBe(1);
  });
});
