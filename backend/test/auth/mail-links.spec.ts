import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AccountSecurity, type Problem, TOKENS_HEADER } from '@parley/contracts';
import request from 'supertest';
import {
  apiOf,
  connect,
  eventually,
  PASSWORD,
  type Person,
  record,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { type Mailbox, openMailbox, tokenIn } from './mails.js';

let database: TestDatabase;
let mails: Mailbox;
let app: TestApp;

const NEXT = 'another correct horse';

beforeAll(async () => {
  database = await startPostgres();
  mails = openMailbox();
  app = await startApp({
    database,
    env: {
      DATA_DIR: mails.dataDir,
      PUBLIC_URL: 'https://chat.example.com',
      LIMIT_LOGIN_FAILURES_PER_MINUTE: '0',
      LIMIT_MAILS_PER_HOUR: '2',
    },
  });
});

afterAll(async () => {
  await app?.close();
  mails?.remove();
  await database?.close();
});

const post = (path: string, body?: object) => {
  const pending = request(app.url).post(`/api/v1/auth/${path}`);
  return body ? pending.send(body) : pending;
};
const forgot = (email: string) => post('password/forgot', { email });
const reset = (token: string, password = NEXT) => post('password/reset', { token, password });
const logIn = (login: string, password: string) => post('login', { login, password });
const codeOf = (response: request.Response) => `${response.status} ${(response.body as Problem).code}`;

const isResetMail = (mail: string) => mail.includes('/reset-password#token=');
const resetMails = (address: string) => mails.to(address).filter(isResetMail);

async function resetTokenOf(address: string, count = 1): Promise<string> {
  await eventually(() => expect(resetMails(address)).toHaveLength(count));
  return tokenIn(resetMails(address).at(-1) ?? '');
}

const isConfirmed = async (person: Pick<Person, 'token'>) =>
  (await apiOf(app, person).get<AccountSecurity>('/auth/security')).body.emailConfirmed;

describe('a forgotten password', () => {
  test('is replaced through a link that comes by mail, which ends every session', async () => {
    const person = await signUp(app, 'forgetful');
    const socket = await connect(app, person.token);
    const heard = record(socket);
    await forgot('Forgetful@Example.com').expect(204);
    const token = await resetTokenOf('forgetful@example.com');
    const mail = resetMails('forgetful@example.com')[0];
    expect(mail).toContain('Hello forgetful,');
    expect(mail).toContain(`\nhttps://chat.example.com/reset-password#token=${token}\n`);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);

    await reset(token).expect(204);
    await eventually(() => expect(heard.of('session:ended')).toEqual([{ reason: 'revoked' }]));
    expect((await apiOf(app, person).get('/users/me')).status).toBe(401);
    await post('refresh', { refreshToken: person.tokens.refreshToken }).expect(401);
    await logIn('forgetful', PASSWORD).expect(401);
    const back = await logIn('forgetful', NEXT).expect(200);
    // Who read the mail has shown whose the address is.
    expect(await isConfirmed({ token: back.body.accessToken })).toBe(true);
    socket.close();
  });

  test('is answered the same for an address that nobody has, and nothing is sent', async () => {
    const unknown = await forgot('nobody@example.com');
    const known = await forgot((await signUp(app, 'somebody')).user.email ?? '');
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    await resetTokenOf('somebody@example.com');
    expect(mails.to('nobody@example.com')).toEqual([]);
  });

  test('a link works once, of many at once too, and takes the others along', async () => {
    await signUp(app, 'once');
    await forgot('once@example.com');
    const first = await resetTokenOf('once@example.com');
    await forgot('once@example.com');
    const second = await resetTokenOf('once@example.com', 2);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => reset(second, `${NEXT} number ${n}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410, 410, 410]);
    expect(codeOf(await reset(first))).toBe('410 GONE');
  });

  test('a link is good for an hour; one that is not ours is unknown', async () => {
    await signUp(app, 'late');
    await forgot('late@example.com');
    const token = await resetTokenOf('late@example.com');
    const [{ seconds } = { seconds: 0 }] = await database.query<{ seconds: number }>(
      `SELECT extract(epoch FROM expires_at - created_at)::int AS seconds FROM mail_links WHERE purpose = 'reset-password'`,
    );
    expect(seconds).toBe(3_600);
    await database.query(
      `UPDATE mail_links SET expires_at = now() - interval '1 second' WHERE used_at IS NULL`,
    );
    expect(codeOf(await reset(token))).toBe('410 GONE');
    expect(codeOf(await reset('never-seen'))).toBe('404 NOT_FOUND');
    await logIn('late', PASSWORD).expect(200);
  });

  test('a password that is none leaves the link as it was', async () => {
    await signUp(app, 'typo');
    await forgot('typo@example.com');
    const token = await resetTokenOf('typo@example.com');
    expect(codeOf(await reset(token, 'short'))).toBe('400 VALIDATION');
    await reset(token).expect(204);
  });

  test('a link is void once the password was changed otherwise', async () => {
    const person = await signUp(app, 'changed');
    await forgot('changed@example.com');
    const token = await resetTokenOf('changed@example.com');
    const changed = await apiOf(app, person).post('/auth/password', { current: PASSWORD, next: NEXT });
    expect(changed.status).toBe(204);
    expect(codeOf(await reset(token))).toBe('410 GONE');
  });

  test('fills nobody’s mailbox', async () => {
    await signUp(app, 'flooded');
    await signUp(app, 'after');
    for (let n = 0; n < 6; n += 1) await forgot('flooded@example.com').expect(204);
    await forgot('after@example.com');
    // Mails are written in their order, nearly: two at a time.
    await resetTokenOf('after@example.com');
    await eventually(() => expect(resetMails('flooded@example.com')).toHaveLength(2));
  });

  test('does not switch a second factor off', async () => {
    const { user } = await signUp(app, 'two-factors');
    await database.query(
      `INSERT INTO second_factors (user_id, secret, confirmed_at) VALUES ($1, '\\x00', now())`,
      [user.id],
    );
    await forgot('two-factors@example.com');
    await reset(await resetTokenOf('two-factors@example.com')).expect(204);
    const answer = await logIn('two-factors', NEXT).expect(401);
    expect(answer.body.errors).toMatchObject([{ path: 'code' }]);
  });

  test('stores no token', async () => {
    await signUp(app, 'stored');
    await forgot('stored@example.com');
    const token = await resetTokenOf('stored@example.com');
    const rows = await database.query<{ hash: Buffer }>('SELECT hash FROM mail_links');
    for (const { hash } of rows) expect(hash.equals(Buffer.from(token, 'base64url'))).toBe(false);
    expect(rows.every(({ hash }) => hash.length === 32)).toBe(true);
  });
});

describe('an e-mail address', () => {
  test('is confirmed by the link of the mail that comes after registering, twice is no error', async () => {
    const person = await signUp(app, 'confirming');
    expect(await isConfirmed(person)).toBe(false);
    const mail = await mails.newest('confirming@example.com');
    expect(mail).toContain('\nhttps://chat.example.com/confirm-email#token=');
    await post('email/confirm', { token: tokenIn(mail) }).expect(204);
    expect(await isConfirmed(person)).toBe(true);
    await post('email/confirm', { token: tokenIn(mail) }).expect(204);
    expect(codeOf(await post('email/confirm', { token: 'never-seen' }))).toBe('404 NOT_FOUND');
    // Of the one kind is not of the other.
    expect(codeOf(await reset(tokenIn(mail)))).toBe('404 NOT_FOUND');
  });

  test('that a guest gives in becoming a full user is asked, too', async () => {
    const guest = (await post('guest', { displayName: 'Grown' })).body;
    const upgraded = await request(app.url)
      .post('/api/v1/auth/guest/upgrade')
      .auth(guest.accessToken, { type: 'bearer' })
      .set(TOKENS_HEADER, 'body')
      .send({ email: 'grown@example.com', username: 'grown', password: PASSWORD })
      .expect(200);
    await post('email/confirm', { token: tokenIn(await mails.newest('grown@example.com')) }).expect(204);
    expect(await isConfirmed({ token: upgraded.body.accessToken })).toBe(true);
  });

  test('gets the mail again when asked, within limits, until it is confirmed', async () => {
    const person = await signUp(app, 'again');
    const api = apiOf(app, person);
    const address = 'again@example.com';
    await mails.newest(address);
    for (const count of [2, 3]) {
      expect((await api.post('/auth/email/resend')).status).toBe(204);
      await mails.newest(address, count);
    }
    const { status, body } = await api.post<Problem>('/auth/email/resend');
    expect([status, body.code]).toEqual([429, 'RATE_LIMITED']);
    expect(body.retryAfterMs).toBeGreaterThan(3_000_000);
    await post('email/confirm', { token: tokenIn(await mails.newest(address)) }).expect(204);
    expect((await api.post('/auth/email/resend')).status).toBe(204);
    expect(mails.to(address)).toHaveLength(3);
  });

  test('is not confirmed by the link to one that the account had before', async () => {
    const person = await signUp(app, 'moved');
    const token = tokenIn(await mails.newest('moved@example.com'));
    await database.query(`UPDATE users SET email = 'elsewhere@example.com' WHERE id = $1`, [person.user.id]);
    expect(codeOf(await post('email/confirm', { token }))).toBe('410 GONE');
    expect(await isConfirmed(person)).toBe(false);
  });

  test('nobody has as a guest', async () => {
    const guest = (await post('guest', { displayName: 'Passer-by' })).body;
    const { status } = await apiOf(app, { token: guest.accessToken }).post('/auth/email/resend');
    expect(status).toBe(409);
  });
});

test('mails in the data folder are for the server’s user alone', async () => {
  await signUp(app, 'private');
  await mails.newest('private@example.com');
  const [folder, ...files] = mails.modes();
  expect(folder).toBe('700');
  expect(new Set(files)).toEqual(new Set(['600']));
});

test('who asks too often from one address is told when to come back', async () => {
  const limited = await startApp({ database, env: { LIMIT_LOGIN_FAILURES_PER_MINUTE: '2' } });
  try {
    const ask = () =>
      request(limited.url).post('/api/v1/auth/password/forgot').send({ email: 'nobody@example.com' });
    await ask().expect(204);
    await ask().expect(204);
    const { body } = await ask().expect(429);
    expect(body.retryAfterMs).toBeGreaterThan(0);
  } finally {
    await limited.close();
  }
});
