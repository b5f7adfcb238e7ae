import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  AuditEntry,
  HookDelivery,
  HookEvent,
  Message,
  MyRoom,
  OutgoingHook,
  Page,
} from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  eventually,
  makeRoom,
  type Person,
  refusal,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { isSigned, type Receiver, startReceiver } from './receiver.js';

/** Outgoing webhooks on two instances, with a program that is told. */

const ALL: HookEvent[] = [
  'message.created',
  'message.edited',
  'message.deleted',
  'member.joined',
  'member.left',
];
type MadeHook = OutgoingHook & { readonly secret: string };

let database: TestDatabase;
let redis: TestRedis;
let here: TestApp;
let there: TestApp;
let owner: Api;
let alice: Person;
let bob: Person;
let room: MyRoom;
let receiver: Receiver;
const receivers: Receiver[] = [];

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  const env = { OUTGOING_INTERNAL_HOSTS: '127.0.0.1' };
  [here, there] = [await startApp({ database, redis, env }), await startApp({ database, redis, env })];
  [alice, bob] = [await signUp(here, 'alice'), await signUp(here, 'bob')];
  owner = apiOf(here, alice);
  room = await makeRoom(owner, { kind: 'private' });
});

afterEach(async () => {
  // What is still to be tried goes with its webhook.
  await database.query('DELETE FROM outgoing_hooks');
  await Promise.all(receivers.splice(0).map((one) => one.close()));
});

afterAll(async () => {
  await Promise.all([here?.close(), there?.close()]);
  await redis?.close();
  await database?.close();
});

async function makeHook(events: HookEvent[] = ALL, of = room): Promise<MadeHook> {
  receiver = await startReceiver();
  receivers.push(receiver);
  const path = `/rooms/${of.id}/outgoing-hooks`;
  const { status, body } = await owner.post<MadeHook>(path, { name: 'Tickets', url: receiver.url, events });
  if (status !== 201) throw new Error(`the webhook was not made: ${JSON.stringify(body)}`);
  await eventually(() => expect(receiver.of('ping')).toHaveLength(1));
  return body;
}

async function say(body: string, api = owner): Promise<Message> {
  return (await api.post<Message>(`/rooms/${room.id}/messages`, { id: newId(), body })).body;
}

const pathOf = ({ id }: OutgoingHook, roomId = room.id): string => `/rooms/${roomId}/outgoing-hooks/${id}`;

async function logOf(hook: OutgoingHook): Promise<HookDelivery[]> {
  return (await owner.get<Page<HookDelivery>>(`${pathOf(hook)}/deliveries`)).body.items;
}

async function hookOf({ id }: OutgoingHook): Promise<OutgoingHook | undefined> {
  const { body } = await owner.get<Page<OutgoingHook>>(`/rooms/${room.id}/outgoing-hooks`);
  return body.items.find((hook) => hook.id === id);
}

/** Nobody waits for pauses here: what waits is due. */
const hurry = () => database.query(`UPDATE hook_deliveries SET due_at = now() WHERE state = 'waiting'`);

test('everything that it is to be told is told, signed, and as it is', async () => {
  const hook = await makeHook();
  const message = await say('Printer is on fire');
  await owner.patch(`/rooms/${room.id}/messages/${message.id}`, { body: 'Printer is cold' });
  await owner.put(`/rooms/${room.id}/members/${bob.user.id}`);
  await apiOf(there, bob).post(`/rooms/${room.id}/leave`);
  await owner.put(`/rooms/${room.id}/messages/${message.id}/reactions/%F0%9F%91%8D`);
  await owner.put(`/rooms/${room.id}/messages/${message.id}/pin`);
  await eventually(() => expect(receiver.received.length).toBe(5));
  const { body: now } = await owner.get<Message>(`/rooms/${room.id}/messages/${message.id}`);
  await owner.delete(`/rooms/${room.id}/messages/${message.id}`);
  await eventually(() => expect(receiver.received.length).toBe(6));

  const told = receiver.received.map(({ payload: { event, user } }) => [event, user?.username]);
  expect(told.toSorted()).toEqual([
    ['member.joined', 'bob'],
    ['member.left', 'bob'],
    ['message.created', 'alice'],
    ['message.deleted', 'alice'],
    ['message.edited', 'alice'],
    ['ping', undefined],
  ]);
  for (const one of receiver.received) {
    expect(isSigned(one, hook.secret)).toBe(true);
    expect(isSigned({ ...one, body: `${one.body} ` }, hook.secret)).toBe(false);
    expect(one.headers).toMatchObject({
      'x-parley-delivery': one.payload.id,
      'x-parley-event': one.payload.event,
      'content-type': 'application/json',
    });
    expect(one.payload.room).toEqual({ id: room.id, kind: 'private', name: room.name });
  }
  expect(receiver.of('message.edited')[0]?.payload.message).toMatchObject({ id: now.id, body: now.body });
  expect(receiver.of('message.deleted')[0]?.payload.message).toMatchObject({ id: message.id, body: null });
  expect(new Set(receiver.received.map(({ payload }) => payload.id)).size).toBe(6);
});

test('only what it asked for, only of its room, and nothing that was refused', async () => {
  await makeHook(['message.created']);
  const other = await makeRoom(owner);
  await owner.post(`/rooms/${other.id}/messages`, { id: newId(), body: 'Elsewhere' });
  await owner.put(`/rooms/${room.id}/members/${bob.user.id}`);
  await owner.put(`/rooms/${room.id}/members/${bob.user.id}/mute`, { until: null });
  await apiOf(there, bob).post(`/rooms/${room.id}/messages`, { id: newId(), body: 'Muted' });
  const id = newId();
  for (let n = 0; n < 3; n += 1) await owner.post(`/rooms/${room.id}/messages`, { id, body: 'Once' });
  await say('Last');
  // Several are on their way at once: the last may come first.
  await eventually(() =>
    expect(
      receiver
        .of('message.created')
        .map(({ payload }) => payload.message?.body)
        .toSorted(),
    ).toEqual(['Last', 'Once']),
  );
  expect(receiver.received).toHaveLength(3);
  await owner.delete(`/rooms/${room.id}/members/${bob.user.id}`);
});

test('many messages at once are all told, by whatever instance, each once', async () => {
  await makeHook(['message.created']);
  const bodies = Array.from({ length: 200 }, (_, n) => `Message ${n}`);
  await Promise.all(bodies.map((body, n) => say(body, n % 2 ? owner : apiOf(there, alice))));
  await eventually(() => expect(receiver.of('message.created')).toHaveLength(200), 60_000);
  const told = receiver.of('message.created').map(({ payload }) => payload.message?.body);
  expect(told.toSorted()).toEqual(bodies.toSorted());
});

describe('what is not taken', () => {
  test('is tried again, longer apart each time, with the same id', async () => {
    const hook = await makeHook(['message.created']);
    receiver.answers.push(500, 302, 204);
    await say('Try me');
    await eventually(async () => {
      const [delivery] = await logOf(hook);
      expect(delivery).toMatchObject({
        state: 'waiting',
        tries: 1,
        status: 500,
        error: 'It was answered 500.',
      });
      const pause = Date.parse(delivery?.nextTryAt ?? '') - Date.parse(delivery?.triedAt ?? '');
      expect(pause).toBeGreaterThanOrEqual(9_900);
      expect(pause).toBeLessThan(20_000);
    });
    expect(await hookOf(hook)).toMatchObject({ enabled: true, failing: true });
    await hurry();
    // A redirect is not followed.
    await eventually(async () => expect((await logOf(hook))[0]).toMatchObject({ tries: 2, status: 302 }));
    await hurry();
    await eventually(async () =>
      expect((await logOf(hook))[0]).toMatchObject({
        state: 'delivered',
        tries: 3,
        status: 204,
        error: null,
        durationMs: expect.any(Number),
        nextTryAt: null,
      }),
    );
    expect(new Set(receiver.of('message.created').map(({ payload }) => payload.id)).size).toBe(1);
    expect(await hookOf(hook)).toMatchObject({ enabled: true, failing: false });
  });

  test('is waited for no longer than ten seconds, and holds up no other', async () => {
    const silent = await makeHook(['message.created']);
    const slow = receiver;
    slow.answers.push('never', 'never', 'never', 'never', 'never', 'never');
    await makeHook(['message.created']);
    for (let n = 0; n < 6; n += 1) await say(`Message ${n}`);
    await eventually(() => expect(receiver.of('message.created')).toHaveLength(6));
    await eventually(async () => {
      const log = await logOf(silent);
      expect(log.some(({ error }) => error === 'There was no answer within 10 s.')).toBe(true);
    }, 30_000);
  });

  test('is given up in the end, and a webhook of which nothing is taken is switched off', async () => {
    const hook = await makeHook(['message.created']);
    await receiver.close();
    await say('Nobody there');
    await database.query(`UPDATE hook_deliveries SET tries = 7 WHERE event = 'message.created'`);
    await hurry();
    await eventually(async () => {
      expect((await logOf(hook))[0]).toMatchObject({ state: 'failed', status: null, nextTryAt: null });
      expect(await hookOf(hook)).toMatchObject({ enabled: false, failing: true });
    });
    const before = (await logOf(hook)).length;
    await say('Not kept');
    expect(await logOf(hook)).toHaveLength(before);
    const administrator = apiOf(here, await signUp(here, 'administrator'));
    const { body } = await administrator.get<Page<AuditEntry>>('/audit?act=hook.switched-off');
    expect(body.items[0]).toMatchObject({
      act: 'hook.switched-off',
      actor: null,
      details: { hookId: hook.id },
    });
  });

  test('is told again when its owner wishes', async () => {
    const hook = await makeHook(['message.created']);
    await say('Again');
    await eventually(async () => expect((await logOf(hook))[0]?.state).toBe('delivered'));
    const [delivery] = await logOf(hook);
    const path = `${pathOf(hook)}/deliveries/${delivery?.id}/redeliver`;
    expect((await owner.post<HookDelivery>(path)).body).toMatchObject({ state: 'waiting', tries: 0 });
    await eventually(() => expect(receiver.of('message.created')).toHaveLength(2));
    const ids = receiver.of('message.created').map(({ payload }) => payload.id);
    expect(ids).toEqual([delivery?.id, delivery?.id]);
    const unknown = `${pathOf(hook)}/deliveries/${newId()}/redeliver`;
    expect(refusal(await owner.post(unknown))).toBe('404 NOT_FOUND');
  });
});

test('an address in a private network is refused when it is given', async () => {
  const make = (url: string) =>
    owner.post<OutgoingHook>(`/rooms/${room.id}/outgoing-hooks`, { name: 'X', url, events: ALL });
  for (const url of [
    'http://10.0.0.1/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
    'ftp://example.com',
    'x',
    'https://a:b@example.com/',
  ]) {
    expect([url, refusal(await make(url))]).toEqual([url, '400 VALIDATION']);
  }
});

test('a name that leads into a private network is refused when it is called', async () => {
  const other = await startPostgres();
  // The operator allows nothing here.
  const strict = await startApp({ database: other });
  try {
    const ada = apiOf(strict, await signUp(strict, 'ada'));
    const { id } = await makeRoom(ada);
    const hook = { name: 'X', url: 'http://localhost:1/', events: ALL };
    const { body } = await ada.post<OutgoingHook>(`/rooms/${id}/outgoing-hooks`, hook);
    await eventually(async () => {
      const log = await ada.get<Page<HookDelivery>>(`${pathOf(body, id)}/deliveries`);
      expect(log.body.items[0]).toMatchObject({
        event: 'ping',
        status: null,
        error: expect.stringContaining('no public address'),
      });
    });
  } finally {
    await strict.close();
    await other.close();
  }
});

test('the secret is shown once, stored encrypted, and told to nobody', async () => {
  const hook = await makeHook();
  await say('Hello');
  await eventually(() => expect(receiver.received.length).toBe(2));
  const stored = await database.query<{ secret: Buffer }>('SELECT * FROM outgoing_hooks');
  const log = await logOf(hook);
  const audit = await database.query('SELECT * FROM audit');
  expect(stored[0]?.secret.includes(hook.secret)).toBe(false);
  const sent = receiver.received.map(({ body, headers }) => [body, headers]);
  expect(JSON.stringify([stored, log, audit, sent, await hookOf(hook)])).not.toContain(hook.secret);
});

test('it is changed, switched off and on, and removed', async () => {
  const hook = await makeHook(['message.created']);
  const changed = await owner.patch<OutgoingHook>(pathOf(hook), {
    name: 'Other',
    events: ['message.deleted'],
  });
  expect(changed.body).toMatchObject({ name: 'Other', events: ['message.deleted'], url: hook.url });
  expect(changed.body).not.toHaveProperty('secret');
  await say('Not asked for');
  await owner.patch(pathOf(hook), { events: ['message.created'], enabled: false });
  await say('While it was off');
  await owner.patch(pathOf(hook), { enabled: true });
  await say('On again');
  await eventually(() => expect(receiver.of('message.created')).toHaveLength(1));
  expect(receiver.of('message.created')[0]?.payload.message?.body).toBe('On again');
  expect(refusal(await owner.patch(pathOf(hook), { url: 'http://10.0.0.1/' }))).toBe('400 VALIDATION');
  expect((await owner.delete(pathOf(hook))).status).toBe(204);
  expect(refusal(await owner.delete(pathOf(hook)))).toBe('404 NOT_FOUND');
});

test('the log goes on page by page', async () => {
  const hook = await makeHook(['message.created']);
  for (let n = 0; n < 3; n += 1) await say(`Message ${n}`);
  const first = await owner.get<Page<HookDelivery>>(`${pathOf(hook)}/deliveries?limit=3`);
  const cursor = encodeURIComponent(first.body.nextCursor ?? '');
  const second = await owner.get<Page<HookDelivery>>(`${pathOf(hook)}/deliveries?limit=3&cursor=${cursor}`);
  expect(first.body.items).toHaveLength(3);
  expect(second.body).toMatchObject({ items: [{ event: 'ping' }], nextCursor: null });
  expect(refusal(await owner.get(`${pathOf(hook)}/deliveries?cursor=x`))).toBe('400 VALIDATION');
});

test('a room has so many and no more', async () => {
  const full = await makeRoom(owner);
  const body = { name: 'X', url: 'http://127.0.0.1:1/', events: ALL };
  for (let n = 0; n < 20; n += 1) await owner.post(`/rooms/${full.id}/outgoing-hooks`, body);
  expect(refusal(await owner.post(`/rooms/${full.id}/outgoing-hooks`, body))).toBe('409 CONFLICT');
});
