import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ALICE, aMe, aMessage, aRoom, aUser, BOB } from '../../test/support/models.js';
import type { ClientStorage, OutboxRecord } from './client-storage.js';
import { answerOf, Database } from './database.js';
import { indexedDbStorage } from './indexed-db-storage.js';
import { browserStorage } from './lazy-storage.js';
import { memoryStorage } from './memory-storage.js';

let databases = 0;

/** One suite for every adapter. `reopen` is a new tab on the same device. */
const adapters = {
  memory: () => {
    const storage = memoryStorage();
    return { storage, reopen: () => storage };
  },
  IndexedDB: () => {
    const name = `test-${(databases += 1)}`;
    return { storage: indexedDbStorage(name), reopen: () => indexedDbStorage(name) };
  },
  'the browser’s': () => ({ storage: browserStorage(), reopen: () => browserStorage() }),
};

const record = (id: string, position: number): OutboxRecord => ({
  id,
  roomId: 'room',
  body: `body of ${id}`,
  replyTo: null,
  files: [],
  createdAt: '2026-01-31T12:00:00.000Z',
  position,
  owner: 'tab',
  refusal: null,
});

describe.each(Object.entries(adapters))('storage in %s', (_name, open) => {
  let storage: ClientStorage;
  let reopen: () => ClientStorage;

  beforeEach(async () => {
    ({ storage, reopen } = open());
    await storage.account.clear();
    for (const userId of [ALICE, BOB]) {
      await Promise.all([
        storage.outbox.clear(userId),
        storage.rooms.clear(userId),
        storage.people.clear(userId),
        storage.drafts.clear(userId),
      ]);
    }
  });

  it('keeps the account, and changes only the account it was asked to change', async () => {
    expect(await storage.account.load()).toBeNull();
    const account = { me: aMe(), refreshToken: 'r1', guestToken: null, signedOut: false };
    await storage.account.save(account);
    await storage.account.change(ALICE, { refreshToken: 'r2' });
    await storage.account.change(BOB, { refreshToken: 'r3' });
    expect(await reopen().account.load()).toEqual({ ...account, refreshToken: 'r2' });
    await storage.account.clear();
    expect(await reopen().account.load()).toBeNull();
  });

  it('loses no change to the account when several come at once', async () => {
    await storage.account.save({ me: aMe(), refreshToken: 'r1', guestToken: null, signedOut: false });
    await Promise.all([
      storage.account.change(ALICE, { refreshToken: 'r2' }),
      reopen().account.change(ALICE, { me: aMe({ displayName: 'New' }) }),
      storage.account.change(ALICE, { signedOut: true }),
    ]);
    expect(await storage.account.load()).toMatchObject({
      me: { displayName: 'New' },
      refreshToken: 'r2',
      signedOut: true,
    });
  });

  it('keeps the outbox in order, each user’s own', async () => {
    await storage.outbox.save(ALICE, record('b', 2));
    await storage.outbox.save(ALICE, record('a', 1));
    await storage.outbox.save(ALICE, record('c', 3));
    await storage.outbox.save(BOB, record('d', 1));
    await storage.outbox.save(ALICE, record('a', 9));
    await storage.outbox.remove(ALICE, 'b');
    expect((await reopen().outbox.load(ALICE)).map(({ id }) => id)).toEqual(['c', 'a']);
    expect(await reopen().outbox.load(ALICE)).toContainEqual(record('a', 9));
    await storage.outbox.clear(ALICE);
    expect(await reopen().outbox.load(ALICE)).toEqual([]);
    expect(await reopen().outbox.load(BOB)).toEqual([record('d', 1)]);
  });

  it('keeps what is in the files of a message for as long as the message names them', async () => {
    const named = (...ids: string[]): OutboxRecord => ({
      ...record('m', 1),
      files: ids.map((id) => ({
        id,
        name: id,
        mime: 'text/plain',
        size: 1,
        width: null,
        height: null,
        attachment: null,
        refusal: null,
      })),
    });
    const contents = new Map(['a', 'b'].map((id) => [id, new Blob([`in ${id}`])]));
    const found = async (userId: string, id: string) => (await reopen().outbox.content(userId, id))?.text();
    await storage.outbox.saveWithFiles(ALICE, named('a', 'b'), contents);
    expect(await reopen().outbox.load(ALICE)).toEqual([named('a', 'b')]);
    expect(await found(ALICE, 'a')).toBe('in a');
    expect(await found(BOB, 'a')).toBeUndefined();
    await storage.outbox.save(ALICE, named('b'));
    expect([await found(ALICE, 'a'), await found(ALICE, 'b')]).toEqual([undefined, 'in b']);
    await storage.outbox.remove(ALICE, 'm');
    expect(await found(ALICE, 'b')).toBeUndefined();
    await storage.outbox.saveWithFiles(ALICE, named('a'), contents);
    await storage.outbox.clear(ALICE);
    expect(await found(ALICE, 'a')).toBeUndefined();
  });

  it('keeps rooms whole, each user’s own', async () => {
    const kept = { room: aRoom(), version: 7, lastSeq: 5, messages: [aMessage({ seq: 5, version: 7 })] };
    const other = { ...kept, room: aRoom({ id: 'other' }) };
    await storage.rooms.save(ALICE, [kept, other]);
    await storage.rooms.save(BOB, [kept]);
    await storage.rooms.save(ALICE, [{ ...kept, version: 8, messages: [] }]);
    await storage.rooms.remove(ALICE, ['other']);
    expect(await reopen().rooms.load(ALICE)).toEqual([{ ...kept, version: 8, messages: [] }]);
    await storage.rooms.clear(ALICE);
    expect(await reopen().rooms.load(ALICE)).toEqual([]);
    expect(await reopen().rooms.load(BOB)).toEqual([kept]);
  });

  it('keeps people', async () => {
    await storage.people.save(ALICE, [aUser(), aUser({ id: 'carol', displayName: 'Carol' })]);
    await storage.people.save(ALICE, [aUser({ displayName: 'Robert' })]);
    const names = (await reopen().people.load(ALICE)).map(({ displayName }) => displayName);
    expect(names.sort()).toEqual(['Carol', 'Robert']);
  });

  it('keeps what is written, one for each room, each user’s own', async () => {
    const draft = {
      roomId: 'room',
      mine: { body: 'I will', replyTo: null },
      stored: { body: '', replyTo: null },
      base: 0,
      other: null,
    };
    await storage.drafts.save(ALICE, draft);
    await storage.drafts.save(ALICE, { ...draft, roomId: 'other' });
    await storage.drafts.save(BOB, draft);
    await storage.drafts.save(ALICE, { ...draft, base: 7 });
    await storage.drafts.remove(ALICE, 'other');
    expect(await reopen().drafts.load(ALICE)).toEqual([{ ...draft, base: 7 }]);
    await storage.drafts.clear(ALICE);
    expect(await reopen().drafts.load(ALICE)).toEqual([]);
    expect(await reopen().drafts.load(BOB)).toEqual([draft]);
  });

  it('gives back copies, not what it was given', async () => {
    const message = aMessage({ body: 'before' });
    await storage.rooms.save(ALICE, [{ room: aRoom(), version: 1, lastSeq: 1, messages: [message] }]);
    message.body = 'after';
    const [found] = await storage.rooms.load(ALICE);
    expect(found?.messages[0]?.body).toBe('before');
  });

  it('gives a lease to one, until it ends or is given back', async () => {
    const { leases } = storage;
    const takes = await Promise.all(
      ['a', 'b', 'c'].map((owner) => reopen().leases.take('lock', owner, 1_000, 2_000)),
    );
    expect(takes.filter(Boolean)).toHaveLength(1);
    const holder = ['a', 'b', 'c'][takes.indexOf(true)] ?? '';
    expect(await leases.take('lock', holder, 1_500, 2_500)).toBe(true);
    expect(await leases.take('lock', 'd', 2_400, 3_000)).toBe(false);
    await leases.release('lock', 'd');
    expect(await leases.take('lock', 'd', 2_400, 3_000)).toBe(false);
    expect(await leases.take('lock', 'd', 2_500, 3_000)).toBe(true);
    await leases.release('lock', 'd');
    expect(await leases.take('lock', 'e', 2_501, 3_000)).toBe(true);
    await leases.release('lock', 'e');
  });
});

it('falls back to memory where the browser forbids IndexedDB', async () => {
  const open = indexedDB.open.bind(indexedDB);
  indexedDB.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  try {
    const storage = browserStorage();
    await storage.outbox.save(ALICE, record('a', 1));
    expect(await storage.outbox.load(ALICE)).toEqual([record('a', 1)]);
  } finally {
    indexedDB.open = open;
  }
});

describe('the database', () => {
  const put = (database: Database, value: string) =>
    database.write('things', async (table) => void (await answerOf(table.put({ key: 'one', value }))));
  const get = (database: Database) =>
    database.read('things', async (table) => ((await answerOf(table.get('one'))) as { value: string }).value);
  const make = (database: IDBDatabase) => database.createObjectStore('things', { keyPath: 'key' });

  it('stores all of a transaction, or nothing', async () => {
    const database = new Database('all-or-nothing', 1, make);
    await put(database, 'first');
    const failed = database.write('things', async (table) => {
      await answerOf(table.put({ key: 'one', value: 'second' }));
      await answerOf(table.add({ key: 'one' }));
    });
    await expect(failed).rejects.toThrow();
    expect(await get(database)).toBe('first');
  });

  it('lets a newer version of the page in, and does not write below it', async () => {
    const old = new Database('newer', 1, make);
    await put(old, 'of the old one');
    const newer = new Database('newer', 2, () => undefined);
    expect(await get(newer)).toBe('of the old one');
    await expect(put(old, 'too late')).rejects.toThrow();
    expect(await get(newer)).toBe('of the old one');
  });

  it('opens again what the browser has closed', async () => {
    const database = new Database('closed', 1, make);
    await put(database, 'kept');
    await database.close();
    expect(await get(database)).toBe('kept');
  });
});
