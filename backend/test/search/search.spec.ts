import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Message, MyRoom, SearchPage } from '@parley/contracts';
import { Indexer } from '../../src/search/indexer.js';
import {
  apiOf,
  eventually,
  makeRoom,
  type Person,
  refusal,
  type Reply,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { send, uploaded } from '../attachments/files.js';

let database: TestDatabase;
let app: TestApp;
let alice: Person;
let bob: Person;
let room: MyRoom;
let secret: MyRoom;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { LIMIT_SEARCHES_PER_MINUTE: '0' } });
  [alice, bob] = [await signUp(app, 'alice'), await signUp(app, 'bob')];
  room = await makeRoom(apiOf(app, alice), { name: 'General talk' });
  secret = await makeRoom(apiOf(app, alice), { name: 'secret', kind: 'private' });
  await apiOf(app, bob).post(`/rooms/${room.id}/join`);
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const search = (person: Person, query: string, more = ''): Promise<Reply<SearchPage>> =>
  apiOf(app, person).get<SearchPage>(`/search/messages?query=${encodeURIComponent(query)}${more}`);

async function found(person: Person, query: string, more = ''): Promise<(string | null)[]> {
  const { status, body } = await search(person, query, more);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.items.map(({ body: text }) => text);
}

async function say(person: Person, text: string, where = room): Promise<Message> {
  const { status, body } = await send(app, person, where.id, { body: text });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

const indexed = (): Promise<void> => app.app.get(Indexer).catchUp();

describe('what is found', () => {
  test('words, beginnings and phrases, the newest first, with where they stand', async () => {
    const first = await say(alice, 'The **brake** lever is loose');
    const second = await say(bob, 'lever of the brakes');
    await indexed();
    const { body } = await search(bob, 'brake lever');
    expect(body).toEqual({
      items: [second, first],
      highlights: {
        [first.id]: [
          { from: 6, to: 11 },
          { from: 14, to: 19 },
        ],
        [second.id]: [
          { from: 0, to: 5 },
          { from: 13, to: 19 },
        ],
      },
      nextCursor: null,
    });
    expect(await found(bob, '"brake lever"')).toEqual(['The **brake** lever is loose']);
    expect(await found(bob, 'brak*')).toHaveLength(2);
    expect(await found(bob, '"brak"')).toEqual([]);
  });

  test('by itself, a moment after it was said', async () => {
    await say(alice, 'momentarily');
    await eventually(async () => expect(await found(bob, 'momentarily')).toEqual(['momentarily']));
  });

  test.each([
    ['我们明天去北京看长城', '北京'],
    ['我们明天去北京看长城', '长城'],
    ['我们明天去北京看长城', '城'],
    ['自転車のブレーキを直した', 'ブレーキ'],
    ['자전거를 고쳤어요', '자전거'],
    ['ขอบคุณมาก', 'คุณ'],
    ['Größe und Maß', 'grosse mass'.replace('grosse', 'große')],
    ['Привет, мир', 'привет'],
    ['déjà vu', 'deja'],
  ])('in %s: %s', async (text, query) => {
    await say(alice, text);
    await indexed();
    expect(await found(bob, query)).toContain(text);
  });

  test('by who said it, where and when, and by files', async () => {
    const file = await uploaded(app, alice, { content: 'x', name: 'quarterly-numbers.txt' });
    await send(app, alice, room.id, { body: 'see the sheet', attachmentIds: [file.id] });
    await say(bob, 'which sheet');
    await say(alice, 'the other sheet', secret);
    await indexed();
    expect(await found(alice, 'sheet')).toEqual(['the other sheet', 'which sheet', 'see the sheet']);
    expect(await found(alice, 'sheet from:bob')).toEqual(['which sheet']);
    expect(await found(alice, 'sheet from:me')).toEqual(['the other sheet', 'see the sheet']);
    expect(await found(alice, 'sheet', `&authorId=${bob.user.id}`)).toEqual(['which sheet']);
    expect(await found(alice, 'sheet in:secret')).toEqual(['the other sheet']);
    expect(await found(alice, 'sheet in:"general talk"')).toEqual(['which sheet', 'see the sheet']);
    expect(await found(alice, 'sheet', `&roomId=${secret.id}`)).toEqual(['the other sheet']);
    expect(await found(alice, 'sheet has:file')).toEqual(['see the sheet']);
    expect(await found(bob, 'numbers')).toEqual(['see the sheet']);
    expect(await found(alice, 'sheet before:2020-01-01')).toEqual([]);
    expect(await found(alice, 'sheet after:2020-01-01')).toHaveLength(3);
    expect(await found(alice, 'has:file')).toEqual(['see the sheet']);
    expect((await search(alice, '', `&authorId=${bob.user.id}`)).body.items.length).toBeGreaterThan(1);
  });

  test('page by page, each once, in both orders', async () => {
    for (let n = 1; n <= 7; n += 1) await say(alice, `${'paging '.repeat(n % 3)}paging ${n}`);
    await indexed();
    for (const order of ['newest', 'best']) {
      const seen: (string | null)[] = [];
      let cursor = '';
      do {
        const { body } = await search(bob, 'paging', `&limit=3&order=${order}${cursor}`);
        seen.push(...body.items.map(({ body: text }) => text));
        cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
        if (order === 'best' && seen.length === 3) {
          await say(alice, 'paging paging paging paging');
          await indexed();
        }
      } while (cursor);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((text) => /\d$/.test(text ?? ''))).toHaveLength(7);
      expect(seen[0]).toBe(order === 'newest' ? 'paging paging 7' : 'paging paging paging 5');
    }
  });

  test('nothing that one may not see', async () => {
    await say(alice, 'hidden treasure', secret);
    await indexed();
    expect(await found(alice, 'treasure')).toEqual(['hidden treasure']);
    expect(await found(bob, 'treasure')).toEqual([]);
    expect(refusal(await search(bob, 'treasure', `&roomId=${secret.id}`))).toBe('404 NOT_FOUND');
    expect(refusal(await search(bob, 'treasure in:secret'))).toBe('400 VALIDATION');
    await apiOf(app, alice).put(`/rooms/${secret.id}/members/${bob.user.id}`);
    expect(await found(bob, 'treasure')).toEqual(['hidden treasure']);
    await apiOf(app, alice).delete(`/rooms/${secret.id}/members/${bob.user.id}`);
    expect(await found(bob, 'treasure')).toEqual([]);
  });

  test('at once nothing that was deleted or is not so any more, and soon what it is now', async () => {
    const gone = await say(alice, 'ephemeral one');
    const other = await say(alice, 'ephemeral two');
    await indexed();
    expect(await found(bob, 'ephemeral')).toHaveLength(2);
    await apiOf(app, alice).delete(`/rooms/${room.id}/messages/${gone.id}`);
    await apiOf(app, alice).patch(`/rooms/${room.id}/messages/${other.id}`, { body: 'lasting' });
    expect(await found(bob, 'ephemeral')).toEqual([]);
    await indexed();
    expect(await found(bob, 'lasting')).toEqual(['lasting']);
    expect(await database.query('SELECT FROM message_search WHERE message_id = $1', [gone.id])).toEqual([]);
  });

  test('what was there before, and rooms that go', async () => {
    const old = await makeRoom(apiOf(app, alice));
    await say(alice, 'antediluvian', old);
    await indexed();
    await database.query('DELETE FROM message_search');
    await database.query('DELETE FROM search_progress');
    await indexed();
    expect(await found(alice, 'antediluvian')).toEqual(['antediluvian']);
    await apiOf(app, alice).delete(`/rooms/${old.id}`);
    expect(await found(alice, 'antediluvian')).toEqual([]);
    await say(alice, 'afterwards');
    await indexed();
    expect(await found(alice, 'afterwards')).toEqual(['afterwards']);
  });
});

describe('what is refused', () => {
  test.each([
    ['', ''],
    ['...', ''],
    ['from:nobody-at-all x', ''],
    ['in:nowhere x', ''],
    ['has:cake', ''],
    ['before:later', ''],
    ['x', '&order=worst'],
    ['x', '&cursor=abc'],
    ['x', '&limit=0'],
    ['x', '&more=1'],
    ['x'.repeat(501), ''],
  ])('%s%s', async (query, more) => {
    expect(refusal(await search(alice, query, more))).toBe('400 VALIDATION');
  });

  test('a cursor of the other order', async () => {
    const { body } = await search(alice, 'paging', '&limit=1');
    expect(refusal(await search(alice, 'paging', `&order=best&cursor=${body.nextCursor}`))).toBe(
      '400 VALIDATION',
    );
  });
});

test.each([
  `'`,
  `'''`,
  `\\`,
  `a' | 'b`,
  `!x & y`,
  `x:*`,
  `<->`,
  `\u0000`,
  `"`,
  `𝒳`,
  '%',
  `{"a":1}`,
  `#${'x'.repeat(32)}`,
])('nothing in a query is more than a word: %j', async (query) => {
  expect([200, 400]).toContain((await search(alice, query)).status);
});
