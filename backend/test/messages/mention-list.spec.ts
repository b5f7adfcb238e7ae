import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LIMITS, type Message, type MyRoom, type Page } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  makeRoom,
  type Person,
  refusal,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;
let alice: Person;
let bob: Person;
let asAlice: Api;
let asBob: Api;
let room: MyRoom;
let name: string;
let made = 0;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** Bob in a room of alice's, where nobody was called yet. */
beforeEach(async () => {
  made += 1;
  [alice, bob] = await Promise.all([signUp(app, `alice${made}`), signUp(app, `bob${made}`)]);
  [asAlice, asBob] = [apiOf(app, alice), apiOf(app, bob)];
  name = `@${bob.user.username}`;
  room = await makeRoom(asAlice);
  await asBob.post(`/rooms/${room.id}/join`);
});

async function say(as: Api, body: string, where = room): Promise<Message> {
  const answer = await as.post<Message>(`/rooms/${where.id}/messages`, { id: newId(), body });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

const listed = async (as: Api, query = ''): Promise<Page<Message>> =>
  (await as.get<Page<Message>>(`/users/me/mentions${query}`)).body;
const texts = async (as: Api): Promise<(string | null)[]> => (await listed(as)).items.map(({ body }) => body);

describe('what mentions somebody', () => {
  test('in all of their rooms, by name and with everybody, the newest first', async () => {
    const other = await makeRoom(asAlice);
    await asBob.post(`/rooms/${other.id}/join`);
    const first = await say(asAlice, `${name}, come`);
    await say(asAlice, 'nobody');
    const second = await say(asAlice, 'come, @all', other);
    await say(asBob, `I am ${name} myself`);
    expect((await listed(asBob)).items).toEqual([second, first]);
    expect(await texts(asAlice)).toEqual([]);
  });

  test('once, where a message calls both them and everybody', async () => {
    await say(asAlice, `@all and ${name}`);
    expect(await texts(asBob)).toHaveLength(1);
  });

  test('with everybody of a room so large that nobody is listed', async () => {
    await database.query('UPDATE rooms SET member_count = $2 WHERE id = $1', [
      room.id,
      LIMITS.mentionsListMax + 1,
    ]);
    const { mentions, mentionsAll } = await say(asAlice, 'come, @all');
    expect([mentions, mentionsAll]).toEqual([[], true]);
    expect(await texts(asBob)).toEqual(['come, @all']);
  });

  test('not what was deleted, nor what is in rooms that they left, and what is edited as it is now', async () => {
    const gone = await say(asAlice, `${name} gone`);
    const edited = await say(asAlice, `${name} before`);
    const without = await say(asAlice, `${name} no more`);
    const other = await makeRoom(asAlice);
    await asBob.post(`/rooms/${other.id}/join`);
    await say(asAlice, `${name} elsewhere`, other);
    await asAlice.delete(`/rooms/${room.id}/messages/${gone.id}`);
    await asAlice.patch(`/rooms/${room.id}/messages/${edited.id}`, { body: `${name} after` });
    await asAlice.patch(`/rooms/${room.id}/messages/${without.id}`, { body: 'nobody' });
    await asBob.post(`/rooms/${other.id}/leave`);
    expect(await texts(asBob)).toEqual([`${name} after`]);
  });

  test('page by page, whatever comes meanwhile', async () => {
    for (let n = 0; n < 5; n += 1) await say(asAlice, n % 2 ? `${name} ${n}` : `@all ${n}`);
    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<Message> = await listed(
        asBob,
        `?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      seen.push(...page.items.map(({ body }) => body));
      cursor = page.nextCursor;
      await say(asAlice, `${name} meanwhile`);
    } while (cursor !== null);
    expect(seen).toEqual(['@all 4', `${name} 3`, '@all 2', `${name} 1`, '@all 0']);
  });

  test('refuses a cursor of another list', async () => {
    expect(refusal(await asBob.get('/users/me/mentions?cursor=x'))).toBe('400 VALIDATION');
  });

  test('is found by the indexes, however much else was said', async () => {
    await database.query(
      `INSERT INTO messages (id, room_id, seq, version, kind, author_id, body)
       SELECT gen_random_uuid(), $1, 1000 + n, 1000 + n, 'user', $2, 'noise' FROM generate_series(1, 20000) n`,
      [room.id, alice.user.id],
    );
    await database.query('ANALYZE messages');
    const plan = await database.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT id FROM messages WHERE mentions <> '{}' AND mentions @> ARRAY ['${bob.user.id}'::uuid]`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('messages_mentions');
  });
});
