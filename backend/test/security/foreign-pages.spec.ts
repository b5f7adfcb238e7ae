import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { io } from 'socket.io-client';
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
let person: Person;
let refreshCookie: string;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { ALLOWED_ORIGINS: 'https://friend.example.com' } });
  person = await signUp(app, 'somebody');
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const refreshCookieOf = ({ headers }: request.Response) =>
  /parley_refresh=[^;]+/.exec(String(headers['set-cookie']))?.[0] ?? 'none';

const OWN = 'the page itself';
const originOf = (origin: string) => (origin === OWN ? app.url : origin);

describe('a session that is in a cookie', () => {
  const renew = (origin: string | undefined) => {
    const pending = request(app.url).post('/api/v1/auth/refresh').set('Cookie', refreshCookie);
    return origin === undefined ? pending : pending.set('Origin', originOf(origin));
  };

  beforeAll(async () => {
    const answer = await request(app.url)
      .post('/api/v1/auth/login')
      .send({ login: 'somebody', password: PASSWORD });
    refreshCookie = refreshCookieOf(answer);
    expect(refreshCookie).toMatch(/^parley_refresh=/);
  });

  test.each(['https://evil.example.com', 'https://friend.example.com.evil.example', 'null'])(
    'is not renewed by a page of %s, and is not used up by its try',
    async (origin) => {
      const refused = await renew(origin).expect(403);
      expect(refused.body.code).toBe('FORBIDDEN');
      expect(refused.headers['set-cookie']).toBeUndefined();
    },
  );

  test.each([OWN, 'https://friend.example.com', undefined])('is renewed by %s', async (origin) => {
    const answer = await renew(origin).expect(200);
    refreshCookie = refreshCookieOf(answer);
  });
});

test('a form of another page is no JSON', async () => {
  for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
    const answer = await request(app.url)
      .post('/api/v1/auth/login')
      .set('Content-Type', type)
      .send('login=somebody');
    expect(answer.status).toBe(415);
  }
});

describe('a socket', () => {
  const connectFrom = (origin: string) =>
    new Promise<string>((resolve) => {
      const socket = io(app.url, {
        transports: ['websocket'],
        auth: { token: person.token },
        extraHeaders: { origin: originOf(origin) },
        reconnection: false,
        forceNew: true,
      });
      const end = (result: string) => {
        socket.disconnect();
        resolve(result);
      };
      socket.once('connect', () => end('connected'));
      socket.once('connect_error', (error: Error & { data?: { code: string } }) =>
        end(error.data?.code ?? error.message),
      );
    });

  test.each([
    [OWN, 'connected'],
    ['https://friend.example.com', 'connected'],
    ['https://evil.example.com', 'FORBIDDEN'],
    ['null', 'FORBIDDEN'],
  ])('from %s is %s', async (origin, result) => {
    expect(await connectFrom(origin)).toBe(result);
  });
});
