import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Message } from '@parley/contracts';
import request from 'supertest';
import { Config } from '../../src/config/index.js';
import {
  apiOf,
  eventually,
  makeRoom,
  type Person,
  refusal,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { send, uploaded } from '../attachments/files.js';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { LIMIT_EXPORTS_PER_HOUR: '2' } });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const exportOf = (person: Person) =>
  request(app.url).get('/api/v1/users/me/export').auth(person.token, { type: 'bearer' });

test('a file with everything of one’s own, and nothing of others or that opens anything', async () => {
  const [alice, bob] = [await signUp(app, 'alice'), await signUp(app, 'bob')];
  const room = await makeRoom(apiOf(app, alice), { name: 'ours' });
  await apiOf(app, bob).post(`/rooms/${room.id}/join`);
  const file = await uploaded(app, alice, { content: 'x', name: 'x.txt' });
  await send(app, alice, room.id, { body: 'my words', attachmentIds: [file.id] });
  const { body: his } = await send(app, bob, room.id, { body: 'his words' });
  await apiOf(app, alice).put<Message>(`/rooms/${room.id}/messages/${his.id}/reactions/%F0%9F%91%8D`);
  await apiOf(app, alice).put(`/rooms/${room.id}/draft`, { body: 'not yet', baseVersion: 0 });
  await apiOf(app, bob).put(`/rooms/${room.id}/draft`, { body: 'his secret plan', baseVersion: 0 });
  const { body: gone } = await send(app, alice, room.id, { body: 'unsaid' });
  await apiOf(app, alice).delete(`/rooms/${room.id}/messages/${gone.id}`);
  await database.query(
    `INSERT INTO messages (id, room_id, seq, version, kind, author_id, body)
     SELECT (substr(gen_random_uuid()::text, 1, 14) || '7' || substr(gen_random_uuid()::text, 16, 3) || '-8' ||
       substr(gen_random_uuid()::text, 21))::uuid, $1, 1000 + n, 1000 + n, 'user', $2, 'many' FROM generate_series(1, 1200) n`,
    [room.id, alice.user.id],
  );

  const { status, headers, text } = await exportOf(alice);
  expect(status).toBe(200);
  expect(headers['content-disposition']).toMatch(/^attachment; filename="parley-\d{4}-\d\d-\d\d\.json"/);
  expect(headers['cache-control']).toBe('no-store');
  const data = JSON.parse(text);
  expect(Object.keys(data)).toEqual([
    'exportedAt',
    'profile',
    'sessions',
    'rooms',
    'blocks',
    'drafts',
    'messages',
    'reactions',
    'files',
  ]);
  expect(data.profile).toMatchObject({ id: alice.user.id, email: 'alice@example.com' });
  expect(data.sessions).toHaveLength(1);
  expect(data.rooms).toMatchObject([{ id: room.id, name: 'ours', role: 'owner' }]);
  expect(data.messages.filter(({ body }: Message) => body !== 'many')).toMatchObject([{ body: 'my words' }]);
  expect(data.messages).toHaveLength(1201);
  expect(data.reactions).toEqual([{ messageId: his.id, roomId: room.id, emoji: '👍' }]);
  expect(data.files).toMatchObject([{ name: 'x.txt', size: 1, url: file.url, roomId: room.id }]);
  expect(data.drafts).toMatchObject([{ roomId: room.id, body: 'not yet', replyTo: null }]);
  expect(text).not.toMatch(/argon2|his words|his secret plan|bob@|unsaid/);
  await eventually(() => expect(readdirSync(join(app.app.get(Config).dataDir, 'uploads'))).toEqual([]));
});

test('so often an hour', async () => {
  const carol = await signUp(app, 'carol');
  expect((await exportOf(carol)).status).toBe(200);
  expect((await exportOf(carol)).status).toBe(200);
  expect(refusal(await exportOf(carol))).toBe('429 RATE_LIMITED');
});
