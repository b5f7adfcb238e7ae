import type { Id, User } from '@parley/contracts';
import { Dexie, type Table } from 'dexie';
import type {
  AccountRecord,
  ClientStorage,
  DraftRecord,
  OutboxRecord,
  RoomRecord,
} from './client-storage.js';

interface Owned {
  userId: Id;
  id: Id;
}

interface Lease {
  name: string;
  owner: string;
  until: number;
}

const ACCOUNT_KEY = 'current';

/** The tables on the device. A change to what they hold is a new `version` here, with its upgrade. */
class Tables extends Dexie {
  declare readonly account: Table<AccountRecord & { key: string }, string>;
  declare readonly outbox: Table<OutboxRecord & Owned, [Id, Id]>;
  declare readonly rooms: Table<RoomRecord & Owned, [Id, Id]>;
  declare readonly people: Table<User & Owned, [Id, Id]>;
  declare readonly drafts: Table<DraftRecord & Owned, [Id, Id]>;
  declare readonly leases: Table<Lease, string>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({
      account: 'key',
      outbox: '[userId+id], userId',
      rooms: '[userId+id], userId',
      people: '[userId+id], userId',
      leases: 'name',
    });
    this.version(2).stores({ drafts: '[userId+id], userId' });
  }
}

/** Storage in the browser's IndexedDB, shared by all tabs. Opens at first use; rejects where the browser forbids it. */
export function indexedDbStorage(name = 'parley'): ClientStorage {
  const tables = new Tables(name);

  return {
    account: {
      async load() {
        const found = await tables.account.get(ACCOUNT_KEY);
        if (!found) return null;
        const { key: _key, ...record } = found;
        return record;
      },
      save: async (record) => void (await tables.account.put({ ...record, key: ACCOUNT_KEY })),
      change: (userId, parts) =>
        tables.transaction('rw', tables.account, async () => {
          const record = await tables.account.get(ACCOUNT_KEY);
          if (record?.me.id === userId) await tables.account.put({ ...record, ...parts });
        }),
      clear: () => tables.account.delete(ACCOUNT_KEY),
    },
    outbox: {
      async load(userId) {
        const rows = await tables.outbox.where({ userId }).sortBy('position');
        return rows.map(({ userId: _userId, ...record }) => record);
      },
      save: async (userId, record) => void (await tables.outbox.put({ ...record, userId })),
      remove: (userId, id) => tables.outbox.delete([userId, id]),
      clear: async (userId) => void (await tables.outbox.where({ userId }).delete()),
    },
    rooms: {
      async load(userId) {
        const rows = await tables.rooms.where({ userId }).toArray();
        return rows.map(({ userId: _userId, id: _id, ...record }) => record);
      },
      save: async (userId, records) =>
        void (await tables.rooms.bulkPut(
          records.map((record) => ({ ...record, userId, id: record.room.id })),
        )),
      remove: (userId, roomIds) => tables.rooms.bulkDelete(roomIds.map((id): [Id, Id] => [userId, id])),
      clear: async (userId) => void (await tables.rooms.where({ userId }).delete()),
    },
    people: {
      async load(userId) {
        const rows = await tables.people.where({ userId }).toArray();
        return rows.map(({ userId: _userId, ...user }) => user);
      },
      save: async (userId, users) =>
        void (await tables.people.bulkPut(users.map((user) => ({ ...user, userId })))),
      clear: async (userId) => void (await tables.people.where({ userId }).delete()),
    },
    drafts: {
      async load(userId) {
        const rows = await tables.drafts.where({ userId }).toArray();
        return rows.map(({ userId: _userId, id: _id, ...record }) => record);
      },
      save: async (userId, record) =>
        void (await tables.drafts.put({ ...record, userId, id: record.roomId })),
      remove: (userId, roomId) => tables.drafts.delete([userId, roomId]),
      clear: async (userId) => void (await tables.drafts.where({ userId }).delete()),
    },
    leases: {
      take: (leaseName, owner, now, until) =>
        tables.transaction('rw', tables.leases, async () => {
          const lease = await tables.leases.get(leaseName);
          if (lease && lease.owner !== owner && lease.until > now) return false;
          await tables.leases.put({ name: leaseName, owner, until });
          return true;
        }),
      release: (leaseName, owner) =>
        tables.transaction('rw', tables.leases, async () => {
          const lease = await tables.leases.get(leaseName);
          if (lease?.owner === owner) await tables.leases.delete(leaseName);
        }),
    },
    close() {
      tables.close();
      return Promise.resolve();
    },
  };
}
