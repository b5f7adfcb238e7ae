import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TOKENS_HEADER } from '@parley/contracts';
import request from 'supertest';
import { WebSocket } from 'ws';
import {
  PASSWORD,
  type Person,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

/** What pages may do with a session that is in a cookie, and which pages may open a WebSocket. */

const OWN = 'the page itself';
const FRIEND = 'https://friend.example.com';
const FOREIGN = ['https://evil.example.com', `${FRIEND}.evil.example`, 'null'];

let database: TestDatabase;
let app: TestApp;
let ann: Person;
let cookie: string;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { ALLOWED_ORIGINS: FRIEND } });
  ann = await signUp(app, 'ann');
  const { headers } = await request(app.url)
    .post('/api/v1/auth/login')
    .set(TOKENS_HEADER, 'cookie')
    .send({ login: 'ann', password: PASSWORD })
    .expect(200);
  const header: string | string[] | undefined = headers['set-cookie'];
  const all = [header ?? []].flat();
  const access = all.find((one) => one.startsWith('parley_access=') && one.includes('Path=/graphql'));
  cookie = access?.split(';')[0] ?? 'none';
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const originOf = (origin: string) => (origin === OWN ? app.url : origin);

describe('a cookie', () => {
  async function change(origin: string | undefined, bio: string): Promise<request.Response> {
    const pending = request(app.url).post('/graphql').set('Cookie', cookie);
    if (origin !== undefined) void pending.set('Origin', originOf(origin));
    return pending.send({
      query: 'mutation ($bio: String) { editMe(bio: $bio) { bio } }',
      variables: { bio },
    });
  }

  const bio = async () => {
    const [row] = await database.query<{ bio: string | null }>('SELECT bio FROM users WHERE id = $1', [
      ann.user.id,
    ]);
    return row?.bio;
  };

  test.each([OWN, FRIEND])('is taken from %s', async (origin) => {
    const { status, body } = await change(origin, origin);
    expect([status, body]).toEqual([200, { data: { editMe: { bio: origin } } }]);
  });

  test.each([...FOREIGN, undefined])('is not taken from %s, and changes nothing', async (origin) => {
    const before = await bio();
    const { status, body } = await change(origin, 'Foreign');
    const code = body.code ?? body.errors[0].extensions.code;
    // What a page sends is refused before it is read; what no page sent is an operation, whose field is refused.
    expect([status, code]).toEqual([origin === undefined ? 200 : 403, 'FORBIDDEN']);
    expect(await bio()).toBe(before);
  });

  test('opens no WebSocket, of whichever page', async () => {
    const webSocket = upgrade(OWN, { cookie });
    webSocket.on('open', () => webSocket.send(JSON.stringify({ type: 'connection_init' })));
    const code = await new Promise((resolve) => webSocket.once('close', resolve));
    expect(code).toBe(4401);
  });
});

function upgrade(origin: string | undefined, headers: Record<string, string> = {}): WebSocket {
  return new WebSocket(`${app.url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { ...headers, ...(origin !== undefined && { origin: originOf(origin) }) },
  });
}

describe('a WebSocket', () => {
  /** The status that the upgrade is answered with; then, with its token, what it is told. */
  function asked(origin: string | undefined): Promise<string> {
    return new Promise((resolve) => {
      const webSocket = upgrade(origin);
      webSocket.on('unexpected-response', (_request, response) => {
        resolve(String(response.statusCode));
        webSocket.terminate();
      });
      webSocket.on('error', () => undefined);
      webSocket.on('open', () => {
        const payload = { authorization: `Bearer ${ann.token}` };
        webSocket.send(JSON.stringify({ type: 'connection_init', payload }));
      });
      webSocket.on('close', (code) => resolve(`closed ${code}`));
      webSocket.on('message', (data: Buffer) => {
        resolve((JSON.parse(data.toString()) as { type: string }).type);
        webSocket.close();
      });
    });
  }

  test.each([OWN, FRIEND, undefined])('from %s is let in', async (origin) => {
    expect(await asked(origin)).toBe('connection_ack');
  });

  test.each(FOREIGN)('from %s is not even opened', async (origin) => {
    expect(await asked(origin)).toBe('403');
  });
});
