import type { Id, User } from '@parley/contracts';
import {
  type AccountRecord,
  type ClientStorage,
  type DraftRecord,
  filesLostBy,
  type OutboxRecord,
  type RoomRecord,
} from './client-storage.js';
import { answerOf, Database } from './database.js';

interface Lease {
  name: string;
  owner: string;
  until: number;
}

const ACCOUNT_KEY = 'current';

/** Of the tables on the device. A change to what they hold is the next one, with its step in `upgrade`. */
const VERSION = 30;

function upgrade(database: IDBDatabase, from: number): void {
  if (from < 10) {
    database.createObjectStore('account', { keyPath: 'key' });
    for (const table of ['outbox', 'rooms', 'people']) makeOwnedTable(database, table);
    database.createObjectStore('leases', { keyPath: 'name' });
  }
  if (from < 20) makeOwnedTable(database, 'drafts');
  if (from < 30) makeOwnedTable(database, 'files');
}

function makeOwnedTable(database: IDBDatabase, name: string): void {
  database.createObjectStore(name, { keyPath: ['userId', 'id'] }).createIndex('userId', 'userId');
}

/** Storage in the browser's IndexedDB, shared by all tabs. Opens at first use; rejects where the browser forbids it. */
export function indexedDbStorage(name = 'parley'): ClientStorage {
  const database = new Database(name, VERSION, upgrade);
  const outbox = ownedTable<OutboxRecord>(database, 'outbox');
  const rooms = ownedTable<RoomRecord & { id: Id }>(database, 'rooms');
  const people = ownedTable<User>(database, 'people');
  const drafts = ownedTable<DraftRecord & { id: Id }>(database, 'drafts');

  return {
    account: {
      load: () => database.read('account', accountIn),
      save: (record) => database.write('account', (table) => saveAccount(table, record)),
      change: (userId, parts) =>
        database.write('account', async (table) => {
          const record = await accountIn(table);
          if (record?.me.id === userId) await saveAccount(table, { ...record, ...parts });
        }),
      clear: () => database.write('account', (table) => answerOf(table.delete(ACCOUNT_KEY))),
    },
    outbox: {
      load: async (userId) => {
        const records = await outbox.load(userId);
        return records
          .map((record) => ({ ...WITHOUT_FILES, ...record }))
          .sort((a, b) => a.position - b.position);
      },
      ...messagesWithFiles(database),
    },
    rooms: {
      load: async (userId) => (await rooms.load(userId)).map(({ id: _id, ...record }) => record),
      save: (userId, records) =>
        rooms.save(
          userId,
          records.map((record) => ({ ...record, id: record.room.id })),
        ),
      remove: (userId, roomIds) => rooms.remove(userId, roomIds),
      clear: (userId) => rooms.clear(userId),
    },
    people,
    drafts: {
      load: async (userId) => (await drafts.load(userId)).map(({ id: _id, ...record }) => record),
      save: (userId, record) => drafts.save(userId, [{ ...record, id: record.roomId }]),
      remove: (userId, roomId) => drafts.remove(userId, [roomId]),
      clear: (userId) => drafts.clear(userId),
    },
    leases: {
      take: (leaseName, owner, now, until) =>
        database.write('leases', async (table) => {
          const lease = (await answerOf(table.get(leaseName))) as Lease | undefined;
          if (lease && lease.owner !== owner && lease.until > now) return false;
          await answerOf(table.put({ name: leaseName, owner, until } satisfies Lease));
          return true;
        }),
      release: (leaseName, owner) =>
        database.write('leases', async (table) => {
          const lease = (await answerOf(table.get(leaseName))) as Lease | undefined;
          if (lease?.owner === owner) await answerOf(table.delete(leaseName));
        }),
    },
    close: () => database.close(),
  };
}

async function accountIn(table: IDBObjectStore): Promise<AccountRecord | null> {
  const found = (await answerOf(table.get(ACCOUNT_KEY))) as (AccountRecord & { key: string }) | undefined;
  if (!found) return null;
  const { key: _key, ...record } = found;
  return record;
}

async function saveAccount(table: IDBObjectStore, record: AccountRecord): Promise<void> {
  await answerOf(table.put({ ...record, key: ACCOUNT_KEY }));
}

interface OwnedTable<T> {
  load(userId: Id): Promise<T[]>;
  save(userId: Id, records: T[]): Promise<void>;
  remove(userId: Id, ids: Id[]): Promise<void>;
  clear(userId: Id): Promise<void>;
}

/** Of messages that were kept before there were files. */
const WITHOUT_FILES: Pick<OutboxRecord, 'files'> = { files: [] };

/** What is in files stands in a table of its own: a message is written often, what is in its files once. */
function messagesWithFiles(database: Database): Omit<ClientStorage['outbox'], 'load'> {
  const both = ['outbox', 'files'];
  /** Lets go of what the message names no more. */
  const release = async ([outbox, files]: IDBObjectStore[], userId: Id, id: Id, now: OutboxRecord | null) => {
    const before = (await answerOf(outbox!.get([userId, id]))) as OutboxRecord | undefined;
    await Promise.all(
      filesLostBy(before ?? null, now).map((file) => answerOf(files!.delete([userId, file]))),
    );
  };
  return {
    save: (userId, record) =>
      database.writeTogether(both, async (tables) => {
        await release(tables, userId, record.id, record);
        await answerOf(tables[0]!.put({ ...record, userId }));
      }),
    saveWithFiles: (userId, record, contents) =>
      database.writeTogether(both, async ([outbox, files]) => {
        const rows = [...contents].map(([id, content]): FileRow => ({ userId, id, content }));
        await Promise.all(rows.map((row) => answerOf(files!.put(row))));
        await answerOf(outbox!.put({ ...record, userId }));
      }),
    content: (userId, fileId) =>
      database.read('files', async (table) => {
        const row = (await answerOf(table.get([userId, fileId]))) as FileRow | undefined;
        return row?.content ?? null;
      }),
    remove: (userId, id) =>
      database.writeTogether(both, async (tables) => {
        await release(tables, userId, id, null);
        await answerOf(tables[0]!.delete([userId, id]));
      }),
    clear: (userId) =>
      database.writeTogether(both, async (tables) => {
        await Promise.all(tables.map((table) => clearOf(table, userId)));
      }),
  };
}

interface FileRow {
  userId: Id;
  id: Id;
  content: Blob;
}

async function clearOf(table: IDBObjectStore, userId: Id): Promise<void> {
  const keys = await answerOf(table.index('userId').getAllKeys(userId));
  await Promise.all(keys.map((key) => answerOf(table.delete(key))));
}

/** A table whose every row is somebody's own: its key is whose it is, and which. */
function ownedTable<T extends { id: Id }>(database: Database, name: string): OwnedTable<T> {
  return {
    load: (userId) =>
      database.read(name, async (table) => {
        const rows = (await answerOf(table.index('userId').getAll(userId))) as (T & { userId: Id })[];
        return rows.map(({ userId: _userId, ...record }) => record as Omit<T, 'userId'> as T);
      }),
    save: (userId, records) =>
      database.write(name, async (table) => {
        await Promise.all(records.map((record) => answerOf(table.put({ ...record, userId }))));
      }),
    remove: (userId, ids) =>
      database.write(name, async (table) => {
        await Promise.all(ids.map((id) => answerOf(table.delete([userId, id]))));
      }),
    clear: (userId) => database.write(name, (table) => clearOf(table, userId)),
  };
}
