import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AuditEntry, IncomingHook, Member, Message, MyRoom, Page } from '@parley/contracts';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { loggedPath } from '../../src/platform/observability/logs.js';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  record,
  refusal,
  signUp,
  startInstances,
  type TestApp,
  type TestDatabase,
  type TestInstances,
} from '../support/index.js';

/** Incoming webhooks, made on one instance and posted to on the other. */

type MadeHook = IncomingHook & { readonly url: string };

let instances: TestInstances;
let database: TestDatabase;
let here: TestApp;
let there: TestApp;
let owner: Api;
let alice: Person;
let room: MyRoom;

beforeAll(async () => {
  instances = await startInstances({ LIMIT_MESSAGES_PER_MINUTE: '20' });
  ({ database, here, there } = instances);
  alice = await signUp(here, 'alice');
  owner = apiOf(here, alice);
  room = await makeRoom(owner, { kind: 'private' });
});

afterAll(() => instances?.close());

async function makeHook(name = 'Deploys', of = room): Promise<MadeHook> {
  const { status, body } = await owner.post<MadeHook>(`/rooms/${of.id}/incoming-hooks`, { name });
  if (status !== 201) throw new Error(`the webhook was not made: ${JSON.stringify(body)}`);
  return body;
}

async function post(
  { url }: Pick<MadeHook, 'url'>,
  body: object,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Message }> {
  const answer = await request(there.url).post(url).set(headers).send(body);
  return { status: answer.status, body: answer.body as Message };
}

test('what is posted stands in the room, in the name of the webhook’s bot, and is told live', async () => {
  const socket = await connect(here, alice.token);
  const heard = record(socket);
  const hook = await makeHook();
  const { status, body } = await post(hook, { text: 'Build **7** is out, @alice.' });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    roomId: room.id,
    authorId: hook.user.id,
    body: 'Build **7** is out, @alice.',
    mentions: [alice.user.id],
  });
  expect(hook.user).toMatchObject({ displayName: 'Deploys', bot: true });
  await eventually(() => expect(heard.of('message:changed')).toContainEqual(body));
  const members = await owner.get<Page<Member>>(`/rooms/${room.id}/members`);
  expect(members.body.items.find(({ user }) => user.id === hook.user.id)).toMatchObject({ role: 'member' });
  await eventually(async () => {
    const listed = await owner.get<Page<IncomingHook>>(`/rooms/${room.id}/incoming-hooks`);
    expect(listed.body.items[0]).toMatchObject({ id: hook.id, lastUsedAt: expect.any(String) });
  });
  socket.close();
});

test('the address is shown once, stored hashed, and never logged', async () => {
  const hook = await makeHook();
  const [, secret = ''] = hook.url.split(`${hook.id}/`);
  expect(secret).toMatch(/^[\w-]{32}$/);
  const listed = await owner.get(`/rooms/${room.id}/incoming-hooks`);
  const audit = await database.query<{ details: object }>('SELECT * FROM audit');
  const stored = await database.query('SELECT * FROM incoming_hooks');
  expect(JSON.stringify([listed.body, audit, stored])).not.toContain(secret);
  expect(loggedPath(hook.url)).toBe(`/api/v1/hooks/${hook.id}/[secret]`);
  expect(loggedPath(`${hook.url}?x=${secret}`)).toBe(`/api/v1/hooks/${hook.id}/[secret]`);
});

test('a wrong secret and a webhook that is not there are answered alike', async () => {
  const hook = await makeHook();
  const wrong = await post(
    { url: hook.url.slice(0, -1) + (hook.url.endsWith('x') ? 'y' : 'x') },
    { text: 'x' },
  );
  const absent = await post({ url: hook.url.replace(hook.id, newId()) }, { text: 'x' });
  expect([refusal(wrong), refusal(absent)]).toEqual(['404 NOT_FOUND', '404 NOT_FOUND']);
  expect(wrong.body).toEqual(absent.body);
});

test('a post is repeated by its id or its key, and is one message', async () => {
  const hook = await makeHook();
  const other = await makeHook();
  const id = newId();
  expect(await post(hook, { text: 'Once', id })).toMatchObject({ status: 201, body: { id } });
  expect(await post(hook, { text: 'Once', id })).toMatchObject({ status: 200, body: { id } });
  expect(refusal(await post(hook, { text: 'Other', id }))).toBe('409 CONFLICT');

  const key = { 'Idempotency-Key': 'build 7' };
  const first = await post(hook, { text: 'Build 7' }, key);
  const second = await post(hook, { text: 'Build 7' }, key);
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body.id).toBe(first.body.id);
  expect(refusal(await post(hook, { text: 'Build 8' }, key))).toBe('409 CONFLICT');
  expect((await post(other, { text: 'Build 7' }, key)).status).toBe(201);
  expect(refusal(await post(hook, { text: 'x' }, { 'Idempotency-Key': 'x'.repeat(256) }))).toBe(
    '400 VALIDATION',
  );
});

test('what is no message is refused with what is wrong', async () => {
  const hook = await makeHook();
  for (const body of [
    {},
    { text: '' },
    { text: ' ' },
    { text: 7 },
    { text: 'x', channel: 'y' },
    { text: 'x'.repeat(4001) },
  ]) {
    expect([body, refusal(await post(hook, body))]).toEqual([body, '400 VALIDATION']);
  }
  const large = await post(hook, { text: 'x'.repeat(1_100_000) });
  expect(refusal(large)).toBe('413 TOO_LARGE');
});

test('limits and moderation count for it as for people', async () => {
  const hook = await makeHook();
  const statuses = [];
  for (let n = 0; n < 21; n += 1) statuses.push((await post(hook, { text: `Message ${n}` })).status);
  expect(statuses.slice(19)).toEqual([201, 429]);

  const muted = await makeHook('Muted');
  await owner.put(`/rooms/${room.id}/members/${muted.user.id}/mute`, { until: null });
  expect(refusal(await post(muted, { text: 'x' }))).toBe('403 MUTED');
  await owner.delete(`/rooms/${room.id}/members/${muted.user.id}`);
  expect(refusal(await post(muted, { text: 'x' }))).toBe('410 GONE');
  await owner.put(`/rooms/${room.id}/members/${muted.user.id}`);
  // A mute waits for who comes back.
  expect(refusal(await post(muted, { text: 'x' }))).toBe('403 MUTED');
  await owner.delete(`/rooms/${room.id}/members/${muted.user.id}/mute`);
  expect((await post(muted, { text: 'x' })).status).toBe(201);
});

test('once removed nothing is written by it, and its bot is gone', async () => {
  const hook = await makeHook('Short-lived');
  const { body: message } = await post(hook, { text: 'Here I was' });
  expect((await owner.delete(`/rooms/${room.id}/incoming-hooks/${hook.id}`)).status).toBe(204);
  expect(refusal(await post(hook, { text: 'x' }))).toBe('404 NOT_FOUND');
  expect(refusal(await owner.delete(`/rooms/${room.id}/incoming-hooks/${hook.id}`))).toBe('404 NOT_FOUND');
  const members = await owner.get<Page<Member>>(`/rooms/${room.id}/members?limit=100`);
  expect(members.body.items.map(({ user }) => user.id)).not.toContain(hook.user.id);
  expect((await owner.get(`/rooms/${room.id}/messages/${message.id}`)).body).toEqual(message);
  expect((await owner.get(`/users/${hook.user.id}`)).body).toMatchObject({ displayName: 'Short-lived' });
});

test('who made and removed what is in the audit log', async () => {
  const administrator = apiOf(here, await signUp(here, 'administrator'));
  const hook = await makeHook('Audited');
  await owner.delete(`/rooms/${room.id}/incoming-hooks/${hook.id}`);
  const { body } = await administrator.get<Page<AuditEntry>>('/audit?limit=2');
  const facts = { hookId: hook.id, kind: 'incoming', name: 'Audited' };
  expect(body.items.map(({ act, details }) => [act, details])).toEqual([
    ['hook.removed', facts],
    ['hook.created', { ...facts, host: null }],
  ]);
});

test('a room has so many and no more', async () => {
  const full = await makeRoom(owner);
  for (let n = 0; n < 20; n += 1) await makeHook(`Hook ${n}`, full);
  const answer = await owner.post(`/rooms/${full.id}/incoming-hooks`, { name: 'One more' });
  expect(refusal(answer)).toBe('409 CONFLICT');
});
