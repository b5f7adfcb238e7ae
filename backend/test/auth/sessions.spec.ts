import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TOKENS_HEADER, type SignedIn, type Tokens } from '@parley/contracts';
import { JwtService } from '@nestjs/jwt';
import request from 'supertest';
import { v7 as uuid } from 'uuid';
import { SessionEnded } from '../../src/auth/index.js';
import { SessionSweeper } from '../../src/auth/session-sweeper.js';
import { DomainEvents } from '../../src/platform/events/index.js';
import {
  PASSWORD,
  signUp,
  startApp,
  startPostgres,
  type Person,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;
const ended: SessionEnded[] = [];

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { LIMIT_LOGIN_FAILURES_PER_MINUTE: '0' } });
  app.app.get(DomainEvents).on(SessionEnded, (event) => ended.push(event));
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const call = (method: 'get' | 'post' | 'delete', path: string, token: string) =>
  request(app.url)[method](`/api/v1${path}`).set('Authorization', `Bearer ${token}`);

const refresh = (refreshToken: string | undefined) =>
  request(app.url).post('/api/v1/auth/refresh').set(TOKENS_HEADER, 'body').send({ refreshToken });

async function logIn(name: string): Promise<SignedIn> {
  const response = await request(app.url)
    .post('/api/v1/auth/login')
    .set(TOKENS_HEADER, 'body')
    .set('User-Agent', 'a second device')
    .send({ login: name, password: PASSWORD })
    .expect(200);
  return response.body as SignedIn;
}

const sessionOf = (token: string) =>
  app.app.get(JwtService, { strict: false }).decode<{ sid: string }>(token).sid;

async function isAlive(token: string): Promise<boolean> {
  const response = await call('get', '/users/me', token);
  if (response.status === 401) expect(response.body.code).toBe('UNAUTHENTICATED');
  return response.status === 200;
}

describe('an access token', () => {
  test.each([
    ['none', undefined],
    ['no token at all', 'nonsense'],
    ['one signed by somebody else', new JwtService({ secret: 'x'.repeat(32) }).sign({ sub: 'a', sid: 'b' })],
    ['one without a signature', `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`],
  ])('%s is UNAUTHENTICATED', async (_, token) => {
    const pending = request(app.url).get('/api/v1/users/me');
    const response = await (token === undefined ? pending : pending.set('Authorization', `Bearer ${token}`));
    expect(response.status).toBe(401);
    expect(response.body.code).toBe('UNAUTHENTICATED');
  });

  test('that ran out is TOKEN_EXPIRED', async () => {
    const ann = await signUp(app, 'ann');
    const { sub, sid } = app.app
      .get(JwtService, { strict: false })
      .decode<{ sub: string; sid: string }>(ann.token);
    const old = app.app
      .get(JwtService, { strict: false })
      .sign({ sub, sid, exp: Math.floor(Date.now() / 1000) - 1 });
    const response = await call('get', '/users/me', old).expect(401);
    expect(response.body.code).toBe('TOKEN_EXPIRED');
  });

  test('lives 15 minutes and says so', async () => {
    const { tokens } = await signUp(app, 'minute');
    const minutes = (Date.parse(tokens.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14.9);
    expect(minutes).toBeLessThanOrEqual(15);
  });
});

describe('a refresh token', () => {
  test('gives new tokens, again and again', async () => {
    const { tokens } = await signUp(app, 'again');
    const second = (await refresh(tokens.refreshToken).expect(200)).body as Tokens;
    expect(Object.keys(second).sort()).toEqual(['accessToken', 'expiresAt', 'refreshToken']);
    const third = (await refresh(second.refreshToken).expect(200)).body as Tokens;
    expect(await isAlive(third.accessToken)).toBe(true);
  });

  test('is stored as a hash only', async () => {
    const { tokens } = await signUp(app, 'hashed');
    const rows = await database.query<{ text: string }>(`SELECT t::text AS text FROM refresh_tokens t`);
    expect(rows.some(({ text }) => text.includes(tokens.refreshToken ?? ''))).toBe(false);
  });

  test('used twice ends its whole session', async () => {
    const thief = await signUp(app, 'victim');
    const owner = (await refresh(thief.tokens.refreshToken).expect(200)).body as Tokens;
    const reused = await refresh(thief.tokens.refreshToken).expect(401);
    expect(reused.body.code).toBe('UNAUTHENTICATED');
    expect(await isAlive(owner.accessToken)).toBe(false);
    await refresh(owner.refreshToken).expect(401);
    expect(ended.at(-1)).toEqual(new SessionEnded(sessionOf(thief.token), thief.user.id, 'revoked'));
  });

  test('used twice at the same moment works once, and ends the session', async () => {
    const { tokens } = await signUp(app, 'twin');
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(tokens.refreshToken)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401, 401, 401, 401, 401, 401]);
    const winner = answers.find((answer) => answer.status === 200);
    expect(await isAlive((winner?.body as Tokens).accessToken)).toBe(false);
  });

  test('whose answer was lost is asked for again by its attempt, until the next one is used', async () => {
    const { tokens } = await signUp(app, 'tunnel');
    const attempt = uuid();
    const ask = (with_: string) =>
      request(app.url)
        .post('/api/v1/auth/refresh')
        .set(TOKENS_HEADER, 'body')
        .send({ refreshToken: tokens.refreshToken, attempt: with_ });
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(attempt).expect(200)));
    const [next, ...others] = answers.map(({ body }) => (body as Tokens).refreshToken);
    expect(others).toEqual([next, next, next, next]);

    // What comes later than the next use was on its way for long: it gets nothing, and its sender, who went on, loses nothing.
    const after = (await refresh(next).expect(200)).body as Tokens;
    await ask(attempt).expect(401);
    const still = (await refresh(after.refreshToken).expect(200)).body as Tokens;
    await ask(uuid()).expect(401);
    await refresh(still.refreshToken).expect(401);
  });

  test('used twice with different attempts ends its session', async () => {
    const { tokens, token } = await signUp(app, 'pickpocket');
    for (const [attempt, status] of [
      [uuid(), 200],
      [uuid(), 401],
    ] as const) {
      await request(app.url)
        .post('/api/v1/auth/refresh')
        .set(TOKENS_HEADER, 'body')
        .send({ refreshToken: tokens.refreshToken, attempt })
        .expect(status);
    }
    expect(await isAlive(token)).toBe(false);
  });

  test('unknown, missing or of the wrong kind is refused', async () => {
    expect((await refresh('unknown').expect(401)).body.code).toBe('UNAUTHENTICATED');
    expect((await request(app.url).post('/api/v1/auth/refresh').expect(401)).body.code).toBe(
      'UNAUTHENTICATED',
    );
    const response = await request(app.url)
      .post('/api/v1/auth/refresh')
      .send({ refreshToken: { $gt: '' } })
      .expect(400);
    expect(response.body.code).toBe('VALIDATION');
  });

  test('of a session that ran out is refused', async () => {
    const { tokens, token } = await signUp(app, 'late');
    await database.query(`UPDATE sessions SET expires_at = now() WHERE id = $1`, [sessionOf(token)]);
    await refresh(tokens.refreshToken).expect(401);
  });
});

describe('ending sessions', () => {
  let person: Person;
  let other: SignedIn;

  const setUp = async (name: string) => {
    person = await signUp(app, name);
    other = await logIn(name);
  };

  test('logging out ends this device alone', async () => {
    await setUp('logout');
    await call('post', '/auth/logout', person.token).expect(204);
    expect(await isAlive(person.token)).toBe(false);
    await refresh(person.tokens.refreshToken).expect(401);
    expect(await isAlive(other.accessToken)).toBe(true);
    expect(ended.at(-1)?.reason).toBe('logout');
  });

  test('logging out everywhere ends every device', async () => {
    await setUp('everywhere');
    await call('post', '/auth/logout-all', person.token).expect(204);
    expect(await isAlive(person.token)).toBe(false);
    expect(await isAlive(other.accessToken)).toBe(false);
  });

  test('the list tells the devices apart, and one can be ended', async () => {
    await setUp('devices');
    const { body: page } = await call('get', '/auth/sessions', person.token).expect(200);
    expect(page).toMatchObject({ nextCursor: null });
    const body = page.items;
    expect(body).toHaveLength(2);
    expect(body[0]).toEqual({
      id: sessionOf(other.accessToken),
      createdAt: expect.any(String),
      lastUsedAt: expect.any(String),
      userAgent: 'a second device',
      ip: expect.stringContaining('127.0.0.1'),
      current: false,
    });
    expect(body[1]).toMatchObject({ id: sessionOf(person.token), current: true });
    await call('delete', `/auth/sessions/${body[0].id}`, person.token).expect(204);
    expect(await isAlive(other.accessToken)).toBe(false);
    expect(await isAlive(person.token)).toBe(true);
    await call('delete', `/auth/sessions/${body[0].id}`, person.token).expect(404);
  });

  test('the list goes on where a page ends', async () => {
    await setUp('pages');
    const first = await call('get', '/auth/sessions?limit=1', person.token).expect(200);
    const cursor = encodeURIComponent(first.body.nextCursor);
    const second = await call('get', `/auth/sessions?limit=1&cursor=${cursor}`, person.token).expect(200);
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
    expect(ids).toEqual([sessionOf(other.accessToken), sessionOf(person.token)]);
    expect(second.body.nextCursor).toBeNull();
    await call('get', '/auth/sessions?cursor=x', person.token).expect(400);
  });

  test('nobody ends the session of somebody else', async () => {
    await setUp('mine');
    const stranger = await signUp(app, 'stranger');
    const response = await call('delete', `/auth/sessions/${sessionOf(person.token)}`, stranger.token).expect(
      404,
    );
    expect(response.body.code).toBe('NOT_FOUND');
    expect(await isAlive(person.token)).toBe(true);
  });

  test('a changed password ends every other device and is the one that counts', async () => {
    await setUp('changer');
    const change = (current: string, next: string) =>
      call('post', '/auth/password', person.token).send({ current, next });
    expect((await change('wrong one', 'another password').expect(403)).body.code).toBe('FORBIDDEN');
    await change(PASSWORD, 'another password').expect(204);
    expect(await isAlive(person.token)).toBe(true);
    expect(await isAlive(other.accessToken)).toBe(false);
    expect(ended.at(-1)).toMatchObject({ sessionId: sessionOf(other.accessToken), reason: 'revoked' });
    const login = (password: string) =>
      request(app.url).post('/api/v1/auth/login').send({ login: 'changer', password });
    await login(PASSWORD).expect(401);
    await login('another password').expect(200);
  });

  test('what ended long ago is swept away, what goes on stays', async () => {
    await setUp('swept');
    await call('post', '/auth/logout', other.accessToken).expect(204);
    await database.query(`UPDATE sessions SET ended_at = now() - interval '8 days' WHERE id = $1`, [
      sessionOf(other.accessToken),
    ]);
    await app.app.get(SessionSweeper, { strict: false }).sweep(new Date());
    const left = await database.query<{ id: string }>(`SELECT id FROM sessions WHERE user_id = $1`, [
      person.user.id,
    ]);
    expect(left).toEqual([{ id: sessionOf(person.token) }]);
  });
});
