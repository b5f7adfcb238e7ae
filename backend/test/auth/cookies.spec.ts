import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TOKENS_HEADER } from '@parley/contracts';
import request from 'supertest';
import { PASSWORD, startApp, startPostgres, type TestApp, type TestDatabase } from '../support/index.js';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { ALLOWED_ORIGINS: 'https://friend.example.com' } });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

interface Cookies {
  [name: string]: { value: string; attributes: string[] };
}

function cookiesOf(response: request.Response): Cookies {
  const header: string | string[] | undefined = response.headers['set-cookie'];
  const lines = header === undefined ? [] : [header].flat();
  return Object.fromEntries(
    lines.map((line) => {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      return [
        name,
        { value, attributes: attributes.filter((attribute) => !attribute.startsWith('Expires=')) },
      ];
    }),
  );
}

const register = (username: string, tokens?: string) => {
  const pending = request(app.url).post('/api/v1/auth/register');
  if (tokens !== undefined) void pending.set(TOKENS_HEADER, tokens);
  return pending.send({ email: `${username}@example.com`, username, password: PASSWORD });
};

describe('the page', () => {
  test('gets its refresh token in a cookie that scripts cannot read, and renews by it', async () => {
    const response = await register('page').expect(201);
    expect(response.body.refreshToken).toBeUndefined();
    const { parley_refresh: cookie, parley_device: device, ...others } = cookiesOf(response);
    // What scripts may read says nothing but that there is one that they may not.
    expect(others).toEqual({ parley_signed_in: { value: '1', attributes: ['Path=/', 'SameSite=Strict'] } });
    expect(device?.attributes.sort()).toEqual(['HttpOnly', 'Path=/api/v1/auth', 'SameSite=Strict']);
    expect(cookie?.attributes.sort()).toEqual(['HttpOnly', 'Path=/api/v1/auth', 'SameSite=Strict']);

    const renewed = await request(app.url)
      .post('/api/v1/auth/refresh')
      .set('Cookie', `parley_refresh=${cookie?.value}`)
      .expect(200);
    expect(renewed.body.refreshToken).toBeUndefined();
    const next = cookiesOf(renewed)['parley_refresh'];
    expect(next?.value).toBeTruthy();
    expect(next?.value).not.toBe(cookie?.value);
  });

  test('has no cookie left after logging out', async () => {
    const { body } = await register('leaving').expect(201);
    const response = await request(app.url)
      .post('/api/v1/auth/logout')
      .set('Authorization', `Bearer ${body.accessToken}`)
      .expect(204);
    const cookies = cookiesOf(response);
    expect(Object.keys(cookies).sort()).toEqual(['parley_access', 'parley_refresh', 'parley_signed_in']);
    expect(Object.values(cookies).map((cookie) => cookie.value)).toEqual(['', '', '']);
  });

  test('is protected on plain HTTP away from this machine in production, and behind HTTPS', async () => {
    const secure = await startApp({
      database,
      env: { NODE_ENV: 'production', JWT_SECRET: 'f3a9c17be2d84650a1b2c3d4e5f60718', DEMO_USERS: '' },
    });
    const login = (host: string) =>
      request(secure.url)
        .post('/api/v1/auth/login')
        .set('Host', host)
        .send({ login: 'page', password: PASSWORD });
    expect(cookiesOf(await login('chat.example.com'))['parley_refresh']?.attributes).toContain('Secure');
    expect(cookiesOf(await login('localhost:3000'))['parley_refresh']?.attributes).not.toContain('Secure');
    await secure.close();
  });
});

describe('a client that is no browser', () => {
  test('gets its refresh token in the body and no cookie', async () => {
    const response = await register('program', 'body').expect(201);
    expect(response.body.refreshToken).toEqual(expect.any(String));
    expect(cookiesOf(response)).toEqual({});
  });

  test('must not wish for something else', async () => {
    const response = await register('wishful', 'header').expect(400);
    expect(response.body.code).toBe('VALIDATION');
  });
});

describe('an access token in a cookie', () => {
  let cookie: string;

  beforeAll(async () => {
    const response = await register('cookies', 'cookie').expect(201);
    const access = cookiesOf(response)['parley_access'];
    expect(access?.attributes.sort()).toEqual(['HttpOnly', 'Path=/api', 'SameSite=Strict']);
    expect(access?.value).toBe(response.body.accessToken);
    cookie = `parley_access=${access?.value}`;
  });

  const change = () =>
    request(app.url).patch('/api/v1/users/me').set('Cookie', cookie).send({ bio: 'by cookie' });

  test('is accepted for reading', async () => {
    const { body } = await request(app.url).get('/api/v1/users/me').set('Cookie', cookie).expect(200);
    expect(body.username).toBe('cookies');
  });

  test.each(['the page itself', 'https://friend.example.com'])(
    'is accepted for changes from %s',
    async (origin) => {
      await change()
        .set('Origin', origin === 'the page itself' ? app.url : origin)
        .expect(200);
    },
  );

  test.each(['https://evil.example.com', 'null', undefined])(
    'is refused for changes from %s',
    async (origin) => {
      const response = await (origin === undefined ? change() : change().set('Origin', origin));
      expect(response.status).toBe(403);
      expect(response.body.code).toBe('FORBIDDEN');
    },
  );

  test('is refused for reading by a foreign page', async () => {
    const response = request(app.url).get('/api/v1/users/me').set('Cookie', cookie);
    await response.set('Origin', 'https://evil.example.com').expect(403);
  });
});
