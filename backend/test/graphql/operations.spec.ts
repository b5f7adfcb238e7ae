import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  makeRoom,
  PASSWORD,
  type Person,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { type Body, codeOf, dataOf, operate } from './graphql.js';

let database: TestDatabase;
let app: TestApp;
let ann: Person;
let ben: Person;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  [ann, ben] = [await signUp(app, 'ann'), await signUp(app, 'ben')];
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

describe('what somebody asks for', () => {
  test('is what REST answers', async () => {
    const room = await makeRoom(apiOf(app, ann));
    const { me, rooms } = await dataOf(
      app,
      ann.token,
      '{ me { id username email role settings { theme } } rooms { items { id name unread me { role } lastMessage { system { type } author { id } } } } }',
    );
    expect(me).toEqual({
      id: ann.user.id,
      username: 'ann',
      email: 'ann@example.com',
      role: 'user',
      settings: { theme: null },
    });
    expect(rooms.items).toContainEqual({
      id: room.id,
      name: room.name,
      unread: 0,
      me: { role: 'owner' },
      lastMessage: { system: { type: 'created' }, author: { id: ann.user.id } },
    });
  });

  test('is for who is signed in, and for who may see it', async () => {
    expect(await codeOf(app, undefined, '{ me { id } }')).toBe('UNAUTHENTICATED');
    expect(await codeOf(app, 'nonsense', '{ me { id } }')).toBe('UNAUTHENTICATED');
    const room = await makeRoom(apiOf(app, ann), { kind: 'private' });
    const ask = 'query ($id: Id!) { room(id: $id) { id } }';
    expect(await codeOf(app, ann.token, ask, { id: room.id })).toBe('ok');
    expect(await codeOf(app, ben.token, ask, { id: room.id })).toBe('NOT_FOUND');
  });

  test('what only members see of a public room is kept from others, and the rest is not', async () => {
    const room = await makeRoom(apiOf(app, ann));
    const { data, errors } = await operate(
      app,
      ben.token,
      'query ($id: Id!) { room(id: $id) { name me { role } unread members { items { role } } } }',
      { id: room.id },
    );
    expect(data).toEqual({ room: { name: room.name, me: null, unread: null, members: null } });
    expect(errors).toMatchObject([{ path: ['room', 'members'], extensions: { code: 'NOT_A_MEMBER' } }]);
  });

  test('is checked as strictly as a body', async () => {
    const { errors } = await operate(
      app,
      ann.token,
      'mutation { createRoom(name: "", kind: public) { id } }',
    );
    expect(errors).toMatchObject([
      { path: ['createRoom'], extensions: { code: 'VALIDATION', errors: [{ path: 'name' }] } },
    ]);
    expect(await codeOf(app, ann.token, '{ room(id: "7") { id } }')).toBe('VALIDATION');
    expect(await codeOf(app, ann.token, '{ room(id: 7) { id } }')).toBe('VALIDATION');
    expect(await codeOf(app, ann.token, '{ rooms(limit: 101) { nextCursor } }')).toBe('VALIDATION');
    expect(await codeOf(app, ann.token, '{ rooms(limit: 1, extra: 1) { nextCursor } }')).toBe('VALIDATION');
    expect(
      await codeOf(app, ann.token, 'query ($id: Id!) { room(id: $id) { id } }', { id: { $ne: 1 } }),
    ).toBe('VALIDATION');
  });
});

test('an inner failure says nothing of the inside', async () => {
  const { errors } = await operate(
    app,
    ann.token,
    'mutation { login(login: "x", password: "y") { accessToken } }',
  );
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

describe('coming in', () => {
  test('by name only, and out again', async () => {
    const { guest } = await dataOf(
      app,
      undefined,
      'mutation { guest(displayName: "Cleo") { accessToken refreshToken user { id guest } } }',
    );
    expect(guest).toMatchObject({ refreshToken: null, user: { guest: true } });
    await dataOf(app, guest.accessToken, 'mutation { logout }');
    expect(await codeOf(app, guest.accessToken, '{ me { id } }')).toBe('UNAUTHENTICATED');
  });

  test('by registering, renewing and logging in', async () => {
    const tokens = 'accessToken refreshToken expiresAt';
    const { register } = await dataOf(
      app,
      undefined,
      `mutation ($p: String!) { register(email: "dan@example.com", username: "dan", password: $p) { ${tokens} user { id } } }`,
      { p: PASSWORD },
    );
    const renewing = `mutation ($t: String!) { refresh(refreshToken: $t) { ${tokens} } }`;
    const { refresh } = await dataOf(app, undefined, renewing, { t: register.refreshToken });
    expect(await codeOf(app, refresh.accessToken, '{ me { id } }')).toBe('ok');
    expect(await codeOf(app, undefined, renewing, { t: register.refreshToken })).toBe('UNAUTHENTICATED');
    expect(await codeOf(app, refresh.accessToken, '{ me { id } }')).toBe('UNAUTHENTICATED');
    const again = `mutation ($p: String!) { login(login: "dan", password: $p) { ${tokens} user { id } } }`;
    const { login } = await dataOf(app, undefined, again, { p: PASSWORD });
    expect(login.user).toEqual(register.user);
  });
});

describe('messages', () => {
  const SEND =
    'mutation ($id: Id!, $roomId: Id!, $body: String!) { sendMessage(id: $id, roomId: $roomId, body: $body) { id seq body } }';

  test('are sent once, however often', async () => {
    const { id: roomId } = await makeRoom(apiOf(app, ann));
    const message = { id: newId(), roomId, body: 'Hello' };
    const first = await dataOf(app, ann.token, SEND, message);
    expect(first.sendMessage).toEqual({ id: message.id, seq: 2, body: 'Hello' });
    expect(await dataOf(app, ann.token, SEND, message)).toEqual(first);
    expect(await codeOf(app, ann.token, SEND, { ...message, body: 'Other' })).toBe('CONFLICT');
    expect(await codeOf(app, ben.token, SEND, { ...message, id: newId() })).toBe('NOT_A_MEMBER');
  });

  test('are paged by cursors in both directions', async () => {
    const { id: roomId } = await makeRoom(apiOf(app, ann));
    for (let n = 2; n <= 8; n += 1) await dataOf(app, ann.token, SEND, { id: newId(), roomId, body: `${n}` });
    const page = async (args: string) => {
      const { messages } = await dataOf(
        app,
        ann.token,
        `query ($roomId: Id!) { messages(roomId: $roomId, ${args}) { edges { cursor node { seq } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        { roomId },
      );
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = messages.pageInfo;
      return {
        seqs: messages.edges.map(({ node }: Body) => node.seq),
        more: [hasPreviousPage, hasNextPage],
        startCursor,
        endCursor,
      };
    };
    const newest = await page('last: 3');
    expect(newest).toMatchObject({ seqs: [6, 7, 8], more: [true, false] });
    const older = await page(`last: 3, before: "${newest.startCursor}"`);
    expect(older).toMatchObject({ seqs: [3, 4, 5], more: [true, true] });
    expect(await page(`first: 2, after: "${older.endCursor}"`)).toMatchObject({
      seqs: [6, 7],
      more: [true, true],
    });
    expect(await page('first: 2')).toMatchObject({ seqs: [1, 2], more: [false, true] });
    expect(await page('around: 4, last: 3')).toMatchObject({ seqs: [3, 4, 5] });
    for (const args of ['first: 1, last: 1', 'after: "x"', `around: 1, before: "${newest.startCursor}"`]) {
      expect(
        await codeOf(
          app,
          ann.token,
          `query ($roomId: Id!) { messages(roomId: $roomId, ${args}) { edges { cursor } } }`,
          { roomId },
        ),
      ).toBe('VALIDATION');
    }
  });
});
