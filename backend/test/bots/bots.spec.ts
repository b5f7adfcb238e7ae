import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  AuditEntry,
  Bot,
  BotScope,
  BotToken,
  ConnectErrorData,
  Member,
  Message,
  MyRoom,
  Page,
} from '@parley/contracts';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { codeOf } from '../graphql/graphql.js';
import { live } from '../graphql/live.js';
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
import { makeBot, makeToken } from './bots.js';

/** Bots and their tokens, made on one instance and used on the other. */

const ALL: BotScope[] = [
  'users:read',
  'rooms:read',
  'rooms:write',
  'members:write',
  'messages:read',
  'messages:write',
  'profile:write',
];
/** By when a revoked token is refused everywhere. */
const WITHIN_MS = 2_000;

let instances: TestInstances;
let database: TestDatabase;
let here: TestApp;
let there: TestApp;
let administrator: Api;
let alice: Person;
let room: MyRoom;

beforeAll(async () => {
  instances = await startInstances({ LIMIT_MESSAGES_PER_MINUTE: '5' });
  ({ database, here, there } = instances);
  administrator = apiOf(here, await signUp(here, 'administrator'));
  alice = await signUp(here, 'alice');
  room = await makeRoom(apiOf(here, alice), { kind: 'private' });
});

afterAll(() => instances?.close());

const say = (api: Api, body = 'Deployed') =>
  api.post<Message>(`/rooms/${room.id}/messages`, { id: newId(), body });
const enter = (bot: Bot) => apiOf(here, alice).put<Member>(`/rooms/${room.id}/members/${bot.id}`);

test('a bot is an account that says so, made by who runs the server', async () => {
  const bot = await makeBot(administrator, 'deploys');
  expect(bot).toMatchObject({
    username: 'deploys',
    displayName: 'deploys',
    bot: true,
    guest: false,
    madeBy: { username: 'administrator' },
    banned: false,
    tokens: 0,
    lastUsedAt: null,
  });
  expect(refusal(await administrator.post('/bots', { username: 'alice' }))).toBe('409 CONFLICT');
  expect(refusal(await apiOf(here, alice).post('/bots', { username: 'mine' }))).toBe('403 FORBIDDEN');
  const { body } = await administrator.get<Page<Bot>>('/bots');
  expect(body.items.map(({ username }) => username)).toContain('deploys');
  expect(body.items.map(({ username }) => username)).not.toContain('alice');
  expect((await enter(bot)).body.user.bot).toBe(true);
});

test('nobody signs in to it, nor makes it run the server', async () => {
  const user = await makeBot(administrator);
  for (const password of ['', 'password', 'null']) {
    const answer = await request(here.url)
      .post('/api/v1/auth/login')
      .send({ login: user.username, password });
    expect(answer.status).toBe(401);
  }
  const role = await administrator.put(`/users/${user.id}/role`, { role: 'admin' });
  expect(refusal(role)).toBe('409 CONFLICT');
});

test('a token is shown once, and does what its scopes cover, over every door and on every instance', async () => {
  const bot = await makeBot(administrator);
  await enter(bot);
  const { token, ...made } = await makeToken(administrator, bot, ['messages:write']);
  expect(token).toMatch(/^parley_bot_[\w-]{43}$/);
  const listed = await administrator.get<Page<BotToken>>(`/bots/${bot.id}/tokens`);
  expect(listed.body.items).toEqual([made]);
  expect(JSON.stringify(await database.query('SELECT * FROM bot_tokens'))).not.toContain(token);

  const api = apiOf(there, { token });
  const sent = await say(api);
  expect(sent).toMatchObject({ status: 201, body: { authorId: bot.id, body: 'Deployed' } });
  expect((await api.get('/users/me')).body).toMatchObject({ username: bot.username, bot: true });
  const read = await api.get<{ detail: string }>(`/rooms/${room.id}/messages`);
  expect(refusal(read)).toBe('403 FORBIDDEN');
  expect(read.body.detail).toContain('`messages:read`');
  for (const path of ['/auth/sessions', '/bots', '/admin/users', '/users/me/export']) {
    const answer = await api.get<{ detail: string }>(path);
    if (answer.status === 404) continue;
    expect([path, refusal(answer)]).toEqual([path, '403 FORBIDDEN']);
  }

  expect(await codeOf(there, token, '{ me { bot } }')).toBe('ok');
  expect(await codeOf(there, token, '{ rooms { items { id } } }')).toBe('FORBIDDEN');
  await expect(connect(there, token)).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' } satisfies ConnectErrorData,
  });
  await eventually(async () => {
    const { body } = await administrator.get<Page<BotToken>>(`/bots/${bot.id}/tokens`);
    expect(body.items[0]?.lastUsedAt).toEqual(expect.any(String));
  });
});

test('on a socket a bot hears its rooms, and does what its token covers', async () => {
  const bot = await makeBot(administrator);
  await enter(bot);
  const { token } = await makeToken(administrator, bot, ['rooms:read', 'messages:read']);
  const socket = await connect(there, token);
  const heard = record(socket);
  expect(await socket.request('sync', { rooms: [] })).toMatchObject({
    ok: true,
    data: { me: { bot: true } },
  });
  const { body: message } = await say(apiOf(here, alice), 'Hello');
  await eventually(() => expect(heard.of('message:changed')).toContainEqual(message));
  const send = { id: newId(), roomId: room.id, body: 'Hello' };
  const refused = {
    ok: false,
    error: { code: 'FORBIDDEN', message: expect.stringContaining('messages:write') },
  };
  expect(await socket.request('message:send', send)).toMatchObject(refused);
  expect(await socket.request('presence:set', { status: 'dnd' })).toMatchObject({ ok: false });
  socket.close();
});

describe('a revoked token', () => {
  test.each(['revoked', 'banned'] as const)('ends what it opened on both instances (%s)', async (how) => {
    const bot = await makeBot(administrator);
    await enter(bot);
    const { id, token } = await makeToken(administrator, bot, ALL);
    const sockets = [await connect(here, token), await connect(there, token)];
    const graphql = live(there, token);
    await eventually(async () => expect(await codeOf(there, token, '{ me { id } }')).toBe('ok'));
    const ended = sockets.map(
      ({ socket }) => new Promise((resolve) => socket.once('session:ended', ({ reason }) => resolve(reason))),
    );
    const gone = sockets.map(({ socket }) => new Promise((resolve) => socket.once('disconnect', resolve)));

    const began = Date.now();
    const { status } =
      how === 'revoked'
        ? await administrator.delete(`/bots/${bot.id}/tokens/${id}`)
        : await administrator.put(`/users/${bot.id}/ban`, {});
    expect(status).toBe(204);
    expect(await Promise.all(ended)).toEqual([how, how]);
    await Promise.all([...gone, graphql.closed]);
    await eventually(async () => {
      for (const app of [here, there]) {
        expect(refusal(await apiOf(app, { token }).get('/users/me'))).toBe('401 UNAUTHENTICATED');
      }
    });
    expect(Date.now() - began).toBeLessThan(WITHIN_MS);
    await expect(connect(there, token)).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } });
  });

  test('is not there to be revoked again, nor is one of another bot', async () => {
    const [one, other] = [await makeBot(administrator), await makeBot(administrator)];
    const { id } = await makeToken(administrator, one, ALL);
    expect(refusal(await administrator.delete(`/bots/${other.id}/tokens/${id}`))).toBe('404 NOT_FOUND');
    expect((await administrator.delete(`/bots/${one.id}/tokens/${id}`)).status).toBe(204);
    expect(refusal(await administrator.delete(`/bots/${one.id}/tokens/${id}`))).toBe('404 NOT_FOUND');
  });
});

test('a token ends when it is to', async () => {
  const bot = await makeBot(administrator);
  const expiresAt = new Date(Date.now() + 1_500).toISOString();
  const { token } = await makeToken(administrator, bot, ALL, { expiresAt });
  const socket = await connect(there, token);
  const ended = new Promise((resolve) => socket.socket.once('session:ended', resolve));
  expect(await ended).toEqual({ reason: 'expired' });
  await eventually(async () =>
    expect(refusal(await apiOf(here, { token }).get('/users/me'))).toBe('401 TOKEN_EXPIRED'),
  );
  const past = { name: 'CI', scopes: ['messages:read'], expiresAt: '2020-01-01T00:00:00.000Z' };
  expect(refusal(await administrator.post(`/bots/${bot.id}/tokens`, past))).toBe('400 VALIDATION');
});

test('what is no token of a bot, and scopes that there are not, are refused', async () => {
  const bot = await makeBot(administrator);
  const { token } = await makeToken(administrator, bot, ALL);
  for (const wrong of [`${token.slice(0, -1)}!`, `${token.slice(0, -2)}xx`, 'parley_bot_', `${token}x`]) {
    expect(refusal(await apiOf(here, { token: wrong }).get('/users/me'))).toBe('401 UNAUTHENTICATED');
    await expect(connect(here, wrong)).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } });
  }
  for (const scopes of [[], ['everything'], ['messages:read', 'messages:read'], 'messages:read', [null]]) {
    const answer = await administrator.post(`/bots/${bot.id}/tokens`, { name: 'CI', scopes });
    expect(refusal(answer)).toBe('400 VALIDATION');
  }
  const { user } = alice;
  const ofPerson = { name: 'CI', scopes: ['messages:read'] };
  expect(refusal(await administrator.post(`/bots/${user.id}/tokens`, ofPerson))).toBe('404 NOT_FOUND');
});

test('limits and moderation count for bots as for people', async () => {
  const bot = await makeBot(administrator);
  await enter(bot);
  const { token } = await makeToken(administrator, bot, ['messages:write']);
  const api = apiOf(there, { token });
  const sent = [];
  for (let n = 0; n < 6; n += 1) sent.push((await say(api)).status);
  expect(sent).toEqual([201, 201, 201, 201, 201, 429]);

  const muted = await makeBot(administrator);
  await enter(muted);
  const owner = apiOf(here, alice);
  await owner.put(`/rooms/${room.id}/members/${muted.id}/mute`, { until: null });
  const voice = await makeToken(administrator, muted, ['messages:write']);
  expect(refusal(await say(apiOf(there, voice)))).toBe('403 MUTED');
  await owner.put(`/rooms/${room.id}/bans/${muted.id}`, {});
  expect(refusal(await say(apiOf(there, voice)))).toBe('404 NOT_FOUND');
});

test('who made and revoked what is in the audit log, and the token is not', async () => {
  const bot = await makeBot(administrator);
  const { id, token } = await makeToken(administrator, bot, ['messages:read'], { name: 'Wall' });
  await administrator.delete(`/bots/${bot.id}/tokens/${id}`);
  const { body } = await administrator.get<Page<AuditEntry>>('/audit?limit=3');
  const told = body.items.map(({ act, actor, target, details }) => [
    act,
    actor?.username,
    target?.id,
    details,
  ]);
  expect(told.reverse()).toEqual([
    ['bot.created', 'administrator', bot.id, {}],
    [
      'bot.token-created',
      'administrator',
      bot.id,
      { tokenId: id, name: 'Wall', scopes: ['messages:read'], expiresAt: null },
    ],
    ['bot.token-revoked', 'administrator', bot.id, { tokenId: id, name: 'Wall' }],
  ]);
  expect(JSON.stringify(body)).not.toContain(token);
});

test('a bot has so many tokens and no more', async () => {
  const bot = await makeBot(administrator);
  for (let n = 0; n < 20; n += 1) await makeToken(administrator, bot, ['messages:read']);
  const body = { name: 'One more', scopes: ['messages:read'] };
  expect(refusal(await administrator.post(`/bots/${bot.id}/tokens`, body))).toBe('409 CONFLICT');
});
