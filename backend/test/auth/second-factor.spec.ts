import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountSecurity, Problem, RecoveryCodes, SecondFactorSetup } from '@parley/contracts';
import { TOTP } from 'otpauth';
import request from 'supertest';
import {
  apiOf,
  PASSWORD,
  type Person,
  type Reply,
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
  app = await startApp({ database, env: { LIMIT_LOGIN_FAILURES_PER_MINUTE: '0' } });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const STEP_MS = 30_000;

/** As an authenticator app shows it, so many steps ahead. */
const codeOf = ({ secret }: SecondFactorSetup, steps = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * STEP_MS });

const logIn = async (login: string, code?: string, password = PASSWORD, to = app) => {
  const { status, body } = await request(to.url)
    .post('/api/v1/auth/login')
    .send({ login, password, ...(code !== undefined && { code }) });
  return { status, body } as Reply<Problem>;
};

const securityOf = async (person: Person) =>
  (await apiOf(app, person).get<AccountSecurity>('/auth/security')).body;

const paths = ({ body }: Reply<Problem>) => body.errors?.map(({ path }) => path);

let people = 0;

/** Somebody whose second factor is on, and the code that was used for that. */
async function protectedPerson() {
  people += 1;
  const name = `protected${people}`;
  const person = await signUp(app, name);
  const api = apiOf(app, person);
  const setup = (await api.post<SecondFactorSetup>('/auth/second-factor', { password: PASSWORD })).body;
  const used = codeOf(setup);
  const confirmed = await api.post<RecoveryCodes>('/auth/second-factor/confirm', { code: used });
  expect(confirmed.status).toBe(200);
  return { name, person, api, setup, used, recoveryCodes: confirmed.body.recoveryCodes };
}

describe('setting it up', () => {
  test('asks for the password, counts from its confirmation on, and shows ten codes once', async () => {
    const person = await signUp(app, 'setup');
    const api = apiOf(app, person);
    expect(await securityOf(person)).toEqual({
      email: 'setup@example.com',
      emailConfirmed: false,
      secondFactor: { enabled: false, recoveryCodesLeft: 0 },
    });

    const wrong = await api.post<Problem>('/auth/second-factor', { password: 'a guess' });
    expect([wrong.status, wrong.body.code, paths(wrong)]).toEqual([403, 'FORBIDDEN', ['password']]);

    const { status, body: setup } = await api.post<SecondFactorSetup>('/auth/second-factor', {
      password: PASSWORD,
    });
    expect(status).toBe(200);
    expect(setup.secret).toMatch(/^[A-Z2-7]{32}$/);
    const url = new URL(setup.otpauthUrl);
    expect(decodeURIComponent(url.pathname)).toContain('Parley:setup');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      issuer: 'Parley',
      secret: setup.secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
    // It is asked for by nobody before it is confirmed.
    expect((await logIn('setup')).status).toBe(200);

    const code = codeOf(setup);
    const off = await api.post<Problem>('/auth/second-factor/confirm', {
      code: code === '000000' ? '1' : '000000',
    });
    expect([off.status, paths(off)]).toEqual([403, ['code']]);
    const confirmed = await api.post<RecoveryCodes>('/auth/second-factor/confirm', { code });
    expect(confirmed.status).toBe(200);
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    expect((await securityOf(person)).secondFactor).toEqual({ enabled: true, recoveryCodesLeft: 10 });

    for (const again of [
      await api.post<Problem>('/auth/second-factor', { password: PASSWORD }),
      await api.post<Problem>('/auth/second-factor/confirm', { code: codeOf(setup, 1) }),
    ]) {
      expect([again.status, again.body.code]).toEqual([409, 'CONFLICT']);
    }
  });

  test('begun anew, only the last secret counts', async () => {
    const api = apiOf(app, await signUp(app, 'twice'));
    const begin = async () =>
      (await api.post<SecondFactorSetup>('/auth/second-factor', { password: PASSWORD })).body;
    const [first, second] = [await begin(), await begin()];
    const confirm = (setup: SecondFactorSetup) =>
      api.post('/auth/second-factor/confirm', { code: codeOf(setup) });
    expect((await confirm(first)).status).toBe(403);
    expect((await confirm(second)).status).toBe(200);
  });

  test('is not for guests, who have no password', async () => {
    const guest = await request(app.url).post('/api/v1/auth/guest').send({ displayName: 'Passer-by' });
    const api = apiOf(app, { token: guest.body.accessToken });
    const answer = await api.post<Problem>('/auth/second-factor', { password: '' });
    expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
    expect((await api.get<AccountSecurity>('/auth/security')).body).toEqual({
      email: null,
      emailConfirmed: false,
      secondFactor: { enabled: false, recoveryCodesLeft: 0 },
    });
  });

  test('leaves neither secret nor codes readable in the database', async () => {
    const { setup, recoveryCodes, person } = await protectedPerson();
    const rows = await database.query<{ secret: Buffer }>(
      'SELECT secret FROM second_factors WHERE user_id = $1',
      [person.user.id],
    );
    const plain = Buffer.from(new TOTP({ secret: setup.secret }).secret.bytes);
    expect(rows[0]?.secret.includes(plain)).toBe(false);
    const codes = await database.query<{ hash: Buffer }>('SELECT hash FROM recovery_codes');
    for (const { hash } of codes) {
      for (const code of recoveryCodes) expect(hash.toString('latin1')).not.toContain(code);
    }
  });
});

describe('logging in', () => {
  test('asks for a code after the right password, and tells a wrong one nothing of that', async () => {
    const { name, setup } = await protectedPerson();
    const missing = await logIn(name);
    expect([missing.status, missing.body.code, paths(missing)]).toEqual([401, 'UNAUTHENTICATED', ['code']]);

    const without = await signUp(app, `${name}-without`);
    const wrong = await logIn(name, undefined, 'a guess');
    expect(wrong.body).toEqual((await logIn(without.user.username, undefined, 'a guess')).body);
    expect(wrong.body).toEqual((await logIn('nobody-at-all', undefined, 'a guess')).body);
    expect(wrong.body).toEqual((await logIn(name, codeOf(setup, 1), 'a guess')).body);
    expect(wrong.body.errors).toBeUndefined();

    const off = await logIn(name, codeOf(setup, 40));
    expect([off.status, paths(off)]).toEqual([401, ['code']]);
    expect(off.body.detail).not.toBe(missing.body.detail);
    expect((await logIn(name, codeOf(setup, 1))).status).toBe(200);
  });

  test('takes a code once: not the one that switched it on, and of many at once with the same code one', async () => {
    const { name, setup, used } = await protectedPerson();
    expect((await logIn(name, used)).status).toBe(401);
    const code = codeOf(setup, 1);
    const answers = await Promise.all(Array.from({ length: 8 }, () => logIn(name, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await logIn(name, code)).status).toBe(401);
  });

  test('takes each recovery code once, however it is typed', async () => {
    const { name, person, recoveryCodes } = await protectedPerson();
    const [first = '', second = ''] = recoveryCodes;
    const answers = await Promise.all(Array.from({ length: 6 }, () => logIn(name, first)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await logIn(name, ` ${second.toUpperCase().replaceAll('-', ' ')} `)).status).toBe(200);
    expect((await logIn(name, second)).status).toBe(401);
    expect((await securityOf(person)).secondFactor).toEqual({ enabled: true, recoveryCodesLeft: 8 });
    // Nobody else's.
    const other = await protectedPerson();
    expect((await logIn(other.name, recoveryCodes[2])).status).toBe(401);
  });

  test('by wrong codes is a failure like by wrong passwords; a missing code is none', async () => {
    const { name, setup } = await protectedPerson();
    const limited = await startApp({ database, env: { LIMIT_LOGIN_FAILURES_PER_MINUTE: '3' } });
    try {
      for (let n = 0; n < 5; n += 1) {
        const missing = await logIn(name, undefined, PASSWORD, limited);
        expect([missing.status, paths(missing)]).toEqual([401, ['code']]);
      }
      for (let n = 0; n < 2; n += 1)
        expect((await logIn(name, '000000', PASSWORD, limited)).status).toBe(401);
      expect((await logIn(name, 'abcd-abcd', PASSWORD, limited)).status).toBe(401);
      expect((await logIn(name, codeOf(setup, 1), PASSWORD, limited)).status).toBe(429);
    } finally {
      await limited.close();
    }
  });
});

describe('giving it up', () => {
  test('takes the password and a code', async () => {
    const { name, api, setup, person, recoveryCodes } = await protectedPerson();
    const disable = (password: string, code: string) =>
      api.post<Problem>('/auth/second-factor/disable', { password, code });
    const wrongPassword = await disable('a guess', codeOf(setup, 1));
    expect([wrongPassword.status, paths(wrongPassword)]).toEqual([403, ['password']]);
    const wrongCode = await disable(PASSWORD, '000000');
    expect([wrongCode.status, paths(wrongCode)]).toEqual([403, ['code']]);
    expect((await disable(PASSWORD, codeOf(setup, 1))).status).toBe(204);
    expect((await securityOf(person)).secondFactor).toEqual({ enabled: false, recoveryCodesLeft: 0 });
    expect((await logIn(name)).status).toBe(200);
    const again = await disable(PASSWORD, recoveryCodes[0] ?? '');
    expect(again.status).toBe(409);
  });

  test('or new recovery codes, and the earlier ones count no more', async () => {
    const { name, api, recoveryCodes } = await protectedPerson();
    const [used = '', unused] = recoveryCodes;
    const made = await api.post<RecoveryCodes>('/auth/second-factor/recovery-codes', {
      password: PASSWORD,
      code: used,
    });
    expect(made.status).toBe(200);
    expect(made.body.recoveryCodes).toHaveLength(10);
    expect((await logIn(name, unused)).status).toBe(401);
    expect((await logIn(name, made.body.recoveryCodes[0])).status).toBe(200);
  });
});

test('with another JWT_SECRET codes of the app are refused with a word why, recovery codes go on working', async () => {
  const { name, setup, recoveryCodes } = await protectedPerson();
  const other = await startApp({
    database,
    env: { JWT_SECRET: 'fedcba9876543210fedcba9876543210' },
  });
  try {
    const refused = await logIn(name, codeOf(setup, 1), PASSWORD, other);
    expect([refused.status, paths(refused)]).toEqual([401, ['code']]);
    expect(refused.body.detail).toContain('recovery code');
    expect((await logIn(name, recoveryCodes[0], PASSWORD, other)).status).toBe(200);
  } finally {
    await other.close();
  }
});
