import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import type { MessagePage, MyRoom, Page, SignedIn } from '@parley/contracts';
import request from 'supertest';
import { readConfig } from '../../src/config/index.js';
import { RunningDatabase } from '../../src/platform/database/index.js';
import { SeedModule, SeedService, type Seeded } from '../../src/seed/index.js';
import { signUp, startApp, startPostgres, type TestApp, type TestDatabase } from '../support/index.js';

const MESSAGES = 130_000;

let database: TestDatabase;
let app: TestApp;
let seeded: Seeded | null;

beforeAll(async () => {
  database = await startPostgres();
  seeded = await fill(database, MESSAGES);
  app = await startApp({ database });
}, 120_000);

afterAll(async () => {
  await app?.close();
  await database?.close();
});

async function fill({ url }: TestDatabase, messages: number): Promise<Seeded | null> {
  const config = readConfig({ DATABASE_URL: url, JWT_SECRET: 'd0c6f1b7a39e4825bd1c7f60e2a94835' });
  const context = await NestFactory.createApplicationContext(
    SeedModule.of(config, await RunningDatabase.open(config)),
    { logger: false, abortOnError: false },
  );
  try {
    return await context.get(SeedService).fill(messages);
  } finally {
    await context.close();
  }
}

const count = async (sql: string): Promise<number> => {
  const [row] = await database.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`);
  return row?.count ?? -1;
};

test('there are as many messages as were asked for, in rooms of every kind', async () => {
  expect(seeded).toEqual({ people: 36, rooms: await count('rooms'), messages: await count('messages') });
  expect(seeded?.messages).toBeGreaterThanOrEqual(MESSAGES);
  for (const kind of ['public', 'private', 'direct']) {
    expect(await count(`rooms WHERE kind = '${kind}'`)).toBeGreaterThan(2);
  }
});

describe('what is stored is as if it had happened:', () => {
  test.each([
    [
      'seq runs from 1 without holes',
      '(SELECT room_id FROM messages GROUP BY 1 HAVING max(seq) <> count(*)) x',
    ],
    [
      'each room knows its newest message and its version',
      `(SELECT FROM rooms r JOIN (SELECT room_id, max(seq) AS seq, max(version) AS version FROM messages GROUP BY 1) m
        ON m.room_id = r.id WHERE r.last_seq <> m.seq OR r.version <> m.version) x`,
    ],
    ['no room is empty', 'rooms r WHERE NOT EXISTS (SELECT FROM messages WHERE room_id = r.id)'],
    [
      'each room knows how many are in it',
      'rooms r WHERE member_count <> (SELECT count(*) FROM members WHERE room_id = r.id)',
    ],
    ['versions do not fall behind', 'messages WHERE version < seq'],
    [
      'times run as the messages do',
      `(SELECT created_at < lag(created_at) OVER (PARTITION BY room_id ORDER BY seq) AS back FROM messages) x WHERE back`,
    ],
    [
      'nothing is of the future',
      'messages WHERE created_at > now() OR edited_at > now() OR deleted_at > now()',
    ],
    [
      'ids are of their time',
      `messages WHERE ('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint
        <> floor(extract(epoch FROM created_at) * 1000)`,
    ],
    ['ids are UUIDs of version 7', `messages WHERE id::text !~ '^.{14}7.{4}[89ab]'`],
    [
      'who writes is in the room',
      `messages m WHERE NOT EXISTS (SELECT FROM members WHERE room_id = m.room_id AND user_id = m.author_id)`,
    ],
    [
      'whoever is called is in the room',
      `messages m, unnest(m.mentions) AS called
        WHERE NOT EXISTS (SELECT FROM members WHERE room_id = m.room_id AND user_id = called)`,
    ],
    [
      'answers are to something earlier in the room',
      `messages m WHERE reply_to IS NOT NULL AND NOT EXISTS
        (SELECT FROM messages WHERE id = m.reply_to AND room_id = m.room_id AND seq < m.seq)`,
    ],
    [
      'what is deleted is gone',
      `messages WHERE deleted_at IS NOT NULL AND (body IS NOT NULL OR reactions <> '[]' OR pinned_at IS NOT NULL
        OR sent_hash IS NULL)`,
    ],
    [
      'what is not has a text',
      `messages WHERE deleted_at IS NULL AND kind = 'user' AND coalesce(body, '') = ''`,
    ],
    [
      'nobody has read beyond the end, or less than they wrote',
      `members m JOIN rooms r ON r.id = m.room_id WHERE m.delivered_seq > r.last_seq OR m.read_seq <
        (SELECT coalesce(max(seq), 0) FROM messages WHERE room_id = m.room_id AND author_id = m.user_id AND kind = 'user')`,
    ],
  ])('%s', async (_, violations) => {
    expect(await count(violations)).toBe(0);
  });
});

test('there is something of everything', async () => {
  for (const having of [
    'reply_to IS NOT NULL',
    'edited_at IS NOT NULL',
    'deleted_at IS NOT NULL',
    'pinned_at IS NOT NULL',
    "reactions <> '[]'",
    "mentions <> '{}'",
    "system ->> 'type' = 'topic'",
    "body LIKE '%```%'",
    "body LIKE '%| --- |%'",
  ]) {
    expect([having, await count(`messages WHERE ${having}`)]).toEqual([having, expect.any(Number)]);
    expect(await count(`messages WHERE ${having}`)).toBeGreaterThan(3);
  }
});

test('one can sign in, finds unread messages, and goes on', async () => {
  const { body } = await request(app.url)
    .post('/api/v1/auth/login')
    .send({ login: 'alice', password: 'password' })
    .expect(200);
  const { accessToken, user } = body as SignedIn;
  expect(user.role).toBe('admin');
  const get = (path: string) =>
    request(app.url).get(`/api/v1${path}`).set('Authorization', `Bearer ${accessToken}`).expect(200);
  const { items } = (await get('/rooms')).body as Page<MyRoom>;
  expect(items.length).toBeGreaterThan(15);
  expect(items.some(({ unread }) => unread > 0)).toBe(true);
  const large = items.find(({ name }) => name === 'log-001');
  const page = (await get(`/rooms/${large?.id}/messages`)).body as MessagePage;
  expect(page.items.at(-1)?.seq).toBe(large?.lastSeq);
  const { body: message } = await request(app.url)
    .post(`/api/v1/rooms/${large?.id}/messages`)
    .set('Authorization', `Bearer ${accessToken}`)
    .send({ id: '019aa5f2-1e00-7c33-ac03-7f4b8d3e2d04', body: 'And on' })
    .expect(201);
  expect([message.seq, message.version]).toEqual([(large?.lastSeq ?? 0) + 1, (large?.version ?? 0) + 1]);
});

test('a database with people in it is left alone', async () => {
  const before = await count('messages');
  expect(await fill(database, 1)).toBeNull();
  expect(await count('messages')).toBe(before);
});

test('the example people may be there already, and become part of it', async () => {
  const other = await startPostgres();
  const example = await startApp({ database: other, env: { DEMO_USERS: 'true' } });
  expect(await fill(other, 0)).toMatchObject({ people: 36 });
  await request(example.url)
    .post('/api/v1/auth/login')
    .send({ login: 'dave', password: 'password' })
    .expect(200);
  await signUp(example, 'newcomer');
  expect(await fill(other, 0)).toBeNull();
  await example.close();
  await other.close();
});
