import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { type Depths, Finder, type Search } from '../../src/search/finder.js';
import { Indexer } from '../../src/search/indexer.js';
import { tsqueryOfAll } from '../../src/search/parts.js';
import { readQuery } from '../../src/search/search-query.js';
import { type Found, SearchRepository } from '../../src/search/search.repository.js';
import { partOf, placesOf } from '../../src/search/sought.js';
import { wordsOf } from '../../src/search/words.js';
import {
  eventually,
  type Person,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

const ROOMS = 70;
const MESSAGES = 4_000;
const WORDS = [
  'the',
  'then',
  'there',
  'lever',
  'brake',
  'brakes',
  'wheel',
  'chain',
  'bell',
  'saddle',
  'zebra',
  '北京',
];

interface Told {
  readonly id: string;
  readonly roomId: string;
  readonly at: Date;
  readonly body: string;
  isGone: boolean;
}

let database: TestDatabase;
let app: TestApp;
/** In all rooms, in nearly none, and in many that are little of all. */
let [all, few, many]: Person[] = [];
let rooms: string[];
const told: Told[] = [];

/** Always the same; the first words are in most messages, the last ones in very few. */
let seed = 7;
const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
const someWord = (): string => WORDS[Math.floor(WORDS.length * random() ** 3)] ?? '';

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  [all, few, many] = [await signUp(app, 'all'), await signUp(app, 'few'), await signUp(app, 'many')];
  rooms = Array.from({ length: ROOMS }, () => newId());
  const seqs = new Map<string, number>();
  const begun = Date.now() - 1e9;
  for (let n = 0; n < MESSAGES; n += 1) {
    // Most is said in some rooms, and several things at the same time; of late in one alone, in which only one of them is.
    const room = Math.floor(ROOMS * random() ** 3);
    const roomId = rooms[n < MESSAGES * 0.85 ? room : 0] ?? '';
    const body = Array.from({ length: 1 + Math.floor(random() * 6) }, someWord).join(' ');
    told.push({ id: newId(), roomId, at: new Date(begun + Math.floor(n / 3) * 1_000), body, isGone: false });
  }
  const at = (index: number) => told[index % told.length];
  await database.query(
    `INSERT INTO rooms (id, kind, name, created_by) SELECT id, 'public', id::text, $2 FROM unnest($1::uuid[]) AS r (id)`,
    [rooms, all?.user.id],
  );
  for (const [person, first] of [
    [all, 0],
    [few, ROOMS - 5],
    [many, 10],
  ] as const) {
    await database.query(
      `INSERT INTO members (room_id, user_id, role) SELECT id, $2, 'member' FROM unnest($1::uuid[]) AS r (id)`,
      [rooms.slice(first), person?.user.id],
    );
  }
  const rows = told.map(({ id, roomId, at: createdAt, body }) => {
    const seq = (seqs.get(roomId) ?? 0) + 1;
    seqs.set(roomId, seq);
    return { id, room_id: roomId, seq, body, created_at: createdAt };
  });
  await database.query(
    `INSERT INTO messages (id, room_id, seq, version, kind, author_id, body, created_at)
     SELECT id, room_id, seq, seq, 'user', $2, body, created_at
     FROM json_to_recordset($1::json) AS m (id uuid, room_id uuid, seq int, body text, created_at timestamptz)`,
    [JSON.stringify(rows), all?.user.id],
  );
  await database.query(
    `UPDATE rooms r SET last_seq = m.n, version = m.n
     FROM (SELECT room_id, max(seq) AS n FROM messages GROUP BY 1) m WHERE m.room_id = r.id`,
  );
  // One that was under way already may have looked too early.
  await eventually(async () => {
    await app.app.get(Indexer).catchUp();
    expect(await database.query('SELECT FROM message_search')).toHaveLength(MESSAGES);
  });
  await database.query('ANALYZE');
  // Deleted a moment ago: the index has them still.
  for (let n = 0; n < 300; n += 1) Object.assign(at(Math.floor(random() * MESSAGES)) ?? {}, { isGone: true });
  await database.query('UPDATE messages SET deleted_at = now(), body = NULL WHERE id = ANY ($1::uuid[])', [
    told.filter(({ isGone }) => isGone).map(({ id }) => id),
  ]);
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

async function searchOf(person: Person, query: string, roomId: string | null): Promise<Search> {
  const { sought } = readQuery(query);
  const parts = sought.map(partOf);
  return {
    userId: person.user.id,
    rooms: await app.app.get(SearchRepository).rooms(person.user.id, roomId),
    parts,
    words: tsqueryOfAll(parts),
    since: null,
    until: null,
  };
}

/** What is to be found, by looking at every message. */
function expected({ rooms: searched }: Search, query: string): string[] {
  const ids = new Set(searched.map(({ id }) => id));
  const { sought } = readQuery(query);
  return told
    .filter(({ roomId, isGone }) => ids.has(roomId) && !isGone)
    .filter(({ body }) => sought.every((one) => placesOf(one, wordsOf(body)).length > 0))
    .sort((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1))
    .map(({ id }) => id);
}

async function everyPage(search: Search, limit: number, depths?: Depths): Promise<string[]> {
  const found: string[] = [];
  for (let last: Found | null = null; ;) {
    const page: Found[] = await app.app.get(Finder).newest({ ...search, until: last }, limit, depths);
    found.push(...page.map(({ id }) => id));
    last = page.at(-1) ?? null;
    if (page.length < limit || last === null) return found;
  }
}

/** Each makes another way the short one. */
const DEPTHS: Record<string, Depths | undefined> = {
  'as they are': undefined,
  'one by one': { first: 10, walk: 10_000, few: 0, compared: 50, comparedAtLeast: 20 },
  'by the index, in pieces': { first: 20, walk: 20, few: 0, compared: 50, comparedAtLeast: 20 },
  'by the index at once': { first: 20, walk: 20, few: 1e6, compared: 50, comparedAtLeast: 20 },
};
const QUERIES = [
  'the',
  '"the"',
  'brake',
  '"brake lever"',
  'bell the',
  'zebra the',
  'saddle*',
  '"the the"',
  '北京',
  'nothing',
];

test.each(Object.keys(DEPTHS))(
  'everything that fits, once, the newest first, whichever way: %s',
  async (way) => {
    const depths = DEPTHS[way];
    for (const person of [all, few, many]) {
      if (!person) throw new Error('nobody is there');
      for (const query of QUERIES) {
        for (const roomId of person === all ? [null, rooms[0] ?? null, rooms[60] ?? null] : [null]) {
          const search = await searchOf(person, query, roomId);
          expect([query, roomId, await everyPage(search, 40, depths)]).toEqual([
            query,
            roomId,
            expected(search, query),
          ]);
        }
      }
    }
  },
  300_000,
);

test.each(Object.keys(DEPTHS))(
  'without a word, all there is: %s',
  async (way) => {
    for (const person of [all, few, many]) {
      if (!person) throw new Error('nobody is there');
      const search = await searchOf(person, '', null);
      expect(await everyPage(search, 200, DEPTHS[way])).toEqual(expected(search, ''));
    }
  },
  300_000,
);

test('the best first, page after page, of the newest that fit', async () => {
  if (!all) throw new Error('nobody is there');
  const depths: Depths = { first: 50, walk: 400, few: 10, compared: 100, comparedAtLeast: 30 };
  const search = await searchOf(all, 'brake', null);
  const finder = app.app.get(Finder);
  const whole = await finder.best(search, null, 100, depths);
  expect(whole.length).toBeGreaterThanOrEqual(30);
  expect(expected(search, 'brake').slice(0, whole.length)).toEqual(
    expect.arrayContaining(whole.map(({ id }) => id)),
  );
  expect(whole.map(({ rank }) => rank)).toEqual(
    whole.map(({ rank }) => rank).sort((one, other) => other - one),
  );
  const pages: Found[] = [];
  while (pages.length < whole.length)
    pages.push(...(await finder.best(search, pages.at(-1) ?? null, 7, depths)));
  expect(pages).toEqual(whole);
});
