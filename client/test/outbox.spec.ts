import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '@parley/contracts';
import { type Client } from '../src/client.js';
import { ClientWorld } from './support/client-world.js';
import { ALICE, aMe, BOB } from './support/models.js';

/** What becomes of a message between the composer and the room. */
describe('the outbox', () => {
  let world: ClientWorld;

  beforeEach(async () => {
    world = new ClientWorld();
    world.backend.room();
    world.backend.room('other');
    await world.signIn();
    world.client.timeline('room').open();
    await world.clock.advance(0);
    world.changes.length = 0;
  });

  afterEach(() => world.client.stop());

  const send = (body: string, client: Client = world.client) => client.outbox.send({ roomId: 'room', body });
  const items = () => world.client.outbox.items('room');
  const stored = () => world.backend.room().messages.map(({ body }) => body);
  const statuses = () => items().map(({ body, status }) => [body, status]);
  const offline = (): void => {
    world.network.up = false;
    world.network.cut();
  };
  const backOnline = async (): Promise<void> => {
    world.network.up = true;
    world.wake();
    await world.clock.advance(2_000);
  };
  const sends = () => world.backend.asked.filter((event) => event === 'message:send').length;

  it('shows a message at once, sends it, and lets go of it when the timeline has it', async () => {
    const item = await send('hello');
    expect(item).toMatchObject({ roomId: 'room', body: 'hello', error: null });
    expect(item.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    await world.clock.advance(0);
    expect(stored()).toEqual(['hello']);
    expect(items()).toEqual([]);

    const told = world.changes.flatMap((change) => {
      if (change.type === 'outbox:changed') return change.items.map(({ status }) => status).join() || 'gone';
      return change.type === 'messages:upserted' ? 'in the timeline' : [];
    });
    expect(told).toEqual(['queued', 'sending', 'in the timeline', 'gone']);
    expect(world.client.timeline('room').find(item.id)?.body).toBe('hello');
  });

  it('says sent, and keeps showing it, until the timeline has caught up', async () => {
    world.backend.room().post({ id: 'unheard', authorId: BOB });
    world.network.weather = { ...world.network.weather, loseEvents: 1 };
    await send('hello');
    await world.clock.advance(100);
    expect(statuses()).toEqual([['hello', 'sent']]);
    await world.clock.advance(1_000);
    expect(items()).toEqual([]);
    expect(world.client.timeline('room').messages.map(({ body }) => body)).toEqual(['message 1', 'hello']);
  });

  it('keeps what is written without a network and sends it in order when there is one', async () => {
    offline();
    for (const body of ['one', 'two', 'three']) await send(body);
    expect(statuses()).toEqual([
      ['one', 'queued'],
      ['two', 'queued'],
      ['three', 'queued'],
    ]);
    await backOnline();
    expect(stored()).toEqual(['one', 'two', 'three']);
    expect(items()).toEqual([]);
  });

  it('sends the same id again when an ack never came, and there is one message', async () => {
    world.network.weather = { ...world.network.weather, loseAnswers: 1, loseEvents: 1 };
    const { id } = await send('once');
    await world.clock.advance(0);
    expect(stored()).toEqual(['once']);
    expect(statuses()).toEqual([['once', 'sending']]);
    offline();
    expect(statuses()).toEqual([['once', 'sending']]);
    await world.clock.advance(0);
    expect(statuses()).toEqual([['once', 'queued']]);
    world.network.weather = { ...world.network.weather, loseAnswers: 0, loseEvents: 0 };
    await backOnline();
    expect(world.backend.room().messages.map((message) => message.id)).toEqual([id]);
    expect(items()).toEqual([]);
  });

  it('lets go of a message that it sees in the room, whether an ack came or not', async () => {
    world.network.weather = { ...world.network.weather, loseAnswers: 1 };
    await send('seen');
    await world.clock.advance(100);
    expect(items()).toEqual([]);
    expect(await world.storage.outbox.load(ALICE)).toEqual([]);
  });

  it('slows down when it is told to, says so, and loses nothing', async () => {
    world.backend.refusals.push({ code: 'RATE_LIMITED', retryAfterMs: 20_000 });
    await send('one');
    await world.clock.advance(0);
    await send('two');
    await world.client.outbox.send({ roomId: 'other', body: 'elsewhere' });
    await world.clock.advance(0);
    const [first] = items();
    expect(first).toMatchObject({ status: 'queued', error: { code: 'RATE_LIMITED' } });
    expect(first?.retryAt).toBe(world.clock.now() + 20_000);
    expect(world.client.outbox.items('other')[0]).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    const before = sends();
    await world.clock.advance(19_000);
    await send('three');
    await world.clock.advance(0);
    expect(sends()).toBe(before);
    await world.clock.advance(1_000);
    expect(stored()).toEqual(['one', 'two', 'three']);
    expect(world.backend.room('other').messages).toHaveLength(1);
  });

  it.each<ErrorCode>([
    'VALIDATION',
    'FORBIDDEN',
    'NOT_A_MEMBER',
    'MUTED',
    'NOT_FOUND',
    'CONFLICT',
    'TOO_LARGE',
  ])('keeps the text of a message refused with %s, and sends the ones after it', async (code) => {
    world.backend.refusals.push({ code });
    await send('refused');
    await send('fine');
    await world.clock.advance(0);
    expect(items()).toMatchObject([{ body: 'refused', status: 'failed', error: { code } }]);
    expect(stored()).toEqual(['fine']);
  });

  it('sends a failed one again with its id, after what waits', async () => {
    world.backend.refusals.push({ code: 'MUTED' });
    const { id } = await send('refused');
    await world.clock.advance(0);
    offline();
    await send('later');
    await world.client.outbox.retry(id);
    expect(statuses()).toEqual([
      ['later', 'queued'],
      ['refused', 'queued'],
    ]);
    await backOnline();
    expect(stored()).toEqual(['later', 'refused']);
    expect(world.backend.room().messages[1]?.id).toBe(id);
  });

  it('forgets a failed one for good', async () => {
    world.backend.refusals.push({ code: 'MUTED' });
    const { id } = await send('refused');
    await world.clock.advance(0);
    await world.client.outbox.discard(id);
    expect(items()).toEqual([]);
    await world.reopen();
    await world.clock.advance(5_000);
    expect(items()).toEqual([]);
    expect(stored()).toEqual([]);
  });

  it('tries again while the server is in trouble, and lets nothing overtake', async () => {
    world.backend.refusals.push({ code: 'UNAVAILABLE' }, { code: 'INTERNAL' }, { code: 'UNAVAILABLE' });
    await send('one');
    await send('two');
    await world.clock.advance(500);
    expect(stored()).toEqual([]);
    expect(items()[0]).toMatchObject({ status: 'queued', error: { code: 'UNAVAILABLE' } });
    await world.clock.advance(20_000);
    expect(stored()).toEqual(['one', 'two']);
  });

  it('tries again when the timer rings a little before its time', async () => {
    world.clock.earlyMs = 1;
    world.backend.refusals.push({ code: 'UNAVAILABLE' });
    await send('one');
    await world.clock.advance(20_000);
    expect(stored()).toEqual(['one']);
  });

  it('does not let one message that breaks the server hold up the room for ever', async () => {
    for (let n = 0; n < 8; n += 1) world.backend.refusals.push({ code: 'INTERNAL' });
    await send('poison');
    await send('fine');
    await world.clock.advance(10 * 60_000);
    expect(items()).toMatchObject([{ body: 'poison', status: 'failed', error: { code: 'INTERNAL' } }]);
    expect(stored()).toEqual(['fine']);
  });

  it('survives a closed tab, with its ids, its order and its refusals', async () => {
    world.backend.refusals.push({ code: 'MUTED' });
    await send('refused');
    await world.clock.advance(0);
    offline();
    const ids = [];
    for (const body of ['one', 'two']) ids.push((await send(body)).id);
    await world.reopen();
    expect(statuses()).toEqual([
      ['refused', 'failed'],
      ['one', 'queued'],
      ['two', 'queued'],
    ]);
    await backOnline();
    expect(world.backend.room().messages.map(({ id }) => id)).toEqual(ids);
    expect(statuses()).toEqual([['refused', 'failed']]);
  });

  it('leaves to another living tab what was written there, and takes over from a closed one', async () => {
    offline();
    await send('of the first tab');
    const second = world.newClient();
    await world.run(second.start());
    await second.outbox.send({ roomId: 'room', body: 'of the second' });
    expect(second.outbox.items('room').map(({ body }) => body)).toEqual(['of the second']);
    await world.client.stop();
    world.client = second;
    await backOnline();
    await world.clock.advance(5_000);
    expect(stored().sort()).toEqual(['of the first tab', 'of the second']);
    expect(await world.storage.outbox.load(ALICE)).toEqual([]);
  });

  it('neither shows nor sends what another person left on the device', async () => {
    offline();
    await send('of alice');
    world.network.up = true;
    world.backend.tokens.endAll();
    await world.clock.advance(5_000);
    expect(world.client.session.state).toMatchObject({ status: 'signed-out', reason: 'expired' });
    expect(items()).toEqual([]);

    world.backend.me = aMe({ id: BOB, username: 'bob' });
    await world.run(world.client.session.login({ login: 'bob', password: 'password' }));
    await world.clock.advance(5_000);
    expect(items()).toEqual([]);
    expect(stored()).toEqual([]);

    world.backend.me = aMe();
    await world.run(world.client.session.login({ login: 'alice', password: 'password' }));
    await world.clock.advance(5_000);
    expect(stored()).toEqual(['of alice']);
    expect(world.backend.room().messages[0]?.authorId).toBe(ALICE);
  });

  it('is emptied by signing out', async () => {
    offline();
    await send('never mind');
    await world.run(world.client.session.logout());
    expect(items()).toEqual([]);
    expect(await world.storage.outbox.load(ALICE)).toEqual([]);
    expect(world.ofType('outbox:changed').at(-1)).toMatchObject({ items: [] });
  });

  it('keeps the text of what waited for a room that was lost, and drops it with a deleted one', async () => {
    offline();
    await send('for the lost');
    await world.client.outbox.send({ roomId: 'other', body: 'for the deleted' });
    world.network.up = true;
    world.backend.forbidden.add('room');
    world.wake();
    await world.clock.advance(2_000);
    expect(items()).toMatchObject([
      { body: 'for the lost', status: 'failed', error: { code: 'NOT_A_MEMBER' } },
    ]);
    offline();
    await world.client.outbox.send({ roomId: 'other', body: 'for the deleted' });
    world.client['book'].remove('other', 'deleted');
    expect(world.client.outbox.items('other')).toEqual([]);
  });

  it('sends although the device can keep nothing', async () => {
    world.storage.outbox.save = () => Promise.reject(new Error('QuotaExceededError'));
    await send('kept nowhere');
    await world.clock.advance(0);
    expect(stored()).toEqual(['kept nowhere']);
  });
});
