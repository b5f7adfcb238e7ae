import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TOKENS_HEADER } from '@parley/contracts';
import pg from 'pg';
import request, { type Response } from 'supertest';
import {
  eventually,
  PASSWORD,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const post = (path: string, body: object) => request(app.url).post(`/api/v1/auth/${path}`).send(body);

describe('registering', () => {
  test('gives the account and its tokens', async () => {
    const response = await post('register', {
      email: 'Ada@Example.com',
      username: 'ada',
      password: PASSWORD,
    }).expect(201);
    expect(response.body).toEqual({
      user: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        username: 'ada',
        displayName: 'ada',
        avatarUrl: null,
        bio: null,
        guest: false,
        bot: false,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        email: 'ada@example.com',
        role: 'user',
        settings: {},
      },
      accessToken: expect.any(String),
      expiresAt: expect.any(String),
    });
  });

  test('says which of the names are taken', async () => {
    await signUp(app, 'taken');
    const both = await post('register', {
      email: 'TAKEN@example.com',
      username: 'taken',
      password: PASSWORD,
    }).expect(409);
    expect(both.body).toMatchObject({ code: 'CONFLICT', errors: [{ path: 'email' }, { path: 'username' }] });
    const one = await post('register', {
      email: 'other@example.com',
      username: 'taken',
      password: PASSWORD,
    }).expect(409);
    expect(one.body.errors).toEqual([{ path: 'username', message: 'is already taken' }]);
  });

  test('of many with the same name at once one wins', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        post('register', { email: `race${n}@example.com`, username: 'race', password: PASSWORD }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([
      201,
      ...Array.from({ length: 11 }, () => 409),
    ]);
  });

  test.each([
    ['email', { email: 'no address', username: 'eve', password: PASSWORD }],
    ['username', { email: 'eve@example.com', username: 'Eve', password: PASSWORD }],
    ['username', { email: 'eve@example.com', username: 12345, password: PASSWORD }],
    ['password', { email: 'eve@example.com', username: 'eve', password: '1234567' }],
    ['password', { email: 'eve@example.com', username: 'eve', password: 'x'.repeat(129) }],
    ['displayName', { email: 'eve@example.com', username: 'eve', password: PASSWORD, displayName: null }],
    ['displayName', { email: 'eve@example.com', username: 'eve', password: PASSWORD, displayName: '   ' }],
    ['role', { email: 'eve@example.com', username: 'eve', password: PASSWORD, role: 'admin' }],
  ])('refuses a wrong %s', async (path, body) => {
    const response = await post('register', body).expect(400);
    expect(response.body).toMatchObject({ code: 'VALIDATION', errors: [{ path }] });
  });
});

describe('logging in', () => {
  test('by username or e-mail address, whatever its case', async () => {
    const { user } = await signUp(app, 'grace');
    for (const login of ['grace', 'grace@example.com', 'Grace@Example.COM']) {
      const response = await post('login', { login, password: PASSWORD }).expect(200);
      expect(response.body.user).toEqual(user);
    }
  });

  test('an unknown account and a wrong password look the same', async () => {
    await signUp(app, 'known');
    const wrong = await post('login', { login: 'known', password: 'not the password' }).expect(401);
    const unknown = await post('login', { login: 'unknown', password: 'not the password' }).expect(401);
    expect(unknown.body).toEqual(wrong.body);
    expect(wrong.body.code).toBe('UNAUTHENTICATED');
  });

  test('a password is never an object', async () => {
    const response = await post('login', { login: { $ne: '' }, password: { $ne: '' } }).expect(400);
    expect(response.body.code).toBe('VALIDATION');
  });
});

describe('while somebody logs in', () => {
  /** Their account is as it was until the change commits, and waits for that. */
  async function changing(username: string, change: string, meanwhile: () => Promise<void>): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query(`UPDATE users SET ${change} WHERE username = $1`, [username]);
      await meanwhile();
      await client.query('COMMIT');
    } finally {
      await client.end();
    }
  }

  const isWaiting = async () => {
    const rows = await database.query(
      `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    );
    if (rows.length === 0) throw new Error('nobody waits');
  };

  test.each([
    ['the password becomes another: the old one opens nothing', `password_hash = 'another'`, 401],
    ['the account is banned: it is told so', 'disabled_at = now()', 403],
    ['the account is deleted: there is none', 'deleted_at = now()', 401],
  ])('%s', async (_, change, status) => {
    const name = `meanwhile${change.length}`;
    const { user } = await signUp(app, name);
    let answer: Promise<Response> | undefined;
    await changing(name, change, async () => {
      answer = Promise.resolve(post('login', { login: name, password: PASSWORD }));
      await eventually(isWaiting);
    });
    expect((await answer)?.status).toBe(status);
    const sessions = await database.query('SELECT 1 FROM sessions WHERE user_id = $1', [user.id]);
    // That of registering.
    expect(sessions).toHaveLength(1);
  });
});

describe('guests', () => {
  test('come with a name alone and stay 24 hours', async () => {
    const response = await request(app.url)
      .post('/api/v1/auth/guest')
      .set(TOKENS_HEADER, 'body')
      .send({ displayName: 'Passer-by' })
      .expect(201);
    expect(response.body.user).toMatchObject({ displayName: 'Passer-by', guest: true, email: null });
    expect(response.body.refreshToken).toBeUndefined();
    expect(response.headers['set-cookie']).toBeUndefined();
    const hours = (Date.parse(response.body.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeCloseTo(24, 1);
  });

  test('become full users and keep their id and session', async () => {
    const guest = (await post('guest', { displayName: 'Grown' }).expect(201)).body;
    const upgrade = (body: object) =>
      request(app.url)
        .post('/api/v1/auth/guest/upgrade')
        .set('Authorization', `Bearer ${guest.accessToken}`)
        .set(TOKENS_HEADER, 'body')
        .send(body);
    await upgrade({ email: 'grown@example.com', username: 'ada', password: PASSWORD }).expect(409);
    const { body } = await upgrade({
      email: 'grown@example.com',
      username: 'grown',
      password: PASSWORD,
    }).expect(200);
    expect(body.user).toMatchObject({
      id: guest.user.id,
      username: 'grown',
      displayName: 'Grown',
      guest: false,
      email: 'grown@example.com',
    });
    expect(body.refreshToken).toEqual(expect.any(String));
    await upgrade({ email: 'again@example.com', username: 'again', password: PASSWORD }).expect(409);
    await post('login', { login: 'grown', password: PASSWORD }).expect(200);
  });
});
