import type { Id, User } from '@parley/contracts';
import {
  type AccountRecord,
  type ClientStorage,
  type DraftRecord,
  filesLostBy,
  type OutboxRecord,
  type RoomRecord,
} from './client-storage.js';

/**
 * Storage for the life of the process. Values go in and come out as copies, as from a disk. Clients that are given the
 * same one share it, as tabs do.
 */
export function memoryStorage(): ClientStorage {
  let account: AccountRecord | null = null;
  const outbox = new Tables<OutboxRecord>();
  const files = new Tables<Blob>();
  const rooms = new Tables<RoomRecord>();
  const people = new Tables<User>();
  const drafts = new Tables<DraftRecord>();
  const leases = new Map<string, { owner: string; until: number }>();

  /** The files that a message names no more. */
  const lost = async (userId: Id, id: Id, record: OutboxRecord | null): Promise<Id[]> =>
    filesLostBy((await outbox.get(userId, id)) ?? null, record);

  return {
    account: {
      load: () => Promise.resolve(structuredClone(account)),
      save: (record) => {
        account = structuredClone(record);
        return Promise.resolve();
      },
      change: (userId, parts) => {
        if (account?.me.id === userId) account = { ...account, ...structuredClone(parts) };
        return Promise.resolve();
      },
      clear: () => {
        account = null;
        return Promise.resolve();
      },
    },
    outbox: {
      load: async (userId) => (await outbox.all(userId)).sort((a, b) => a.position - b.position),
      save: async (userId, record) => {
        await files.remove(userId, await lost(userId, record.id, record));
        await outbox.put(userId, record.id, record);
      },
      saveWithFiles: async (userId, record, contents) => {
        for (const [id, content] of contents) await files.put(userId, id, content);
        await outbox.put(userId, record.id, record);
      },
      content: (userId, fileId) => files.get(userId, fileId),
      remove: async (userId, id) => {
        await files.remove(userId, await lost(userId, id, null));
        await outbox.remove(userId, [id]);
      },
      clear: async (userId) => {
        await files.clear(userId);
        await outbox.clear(userId);
      },
    },
    rooms: {
      load: (userId) => rooms.all(userId),
      save: async (userId, records) => {
        for (const record of records) await rooms.put(userId, record.room.id, record);
      },
      remove: (userId, roomIds) => rooms.remove(userId, roomIds),
      clear: (userId) => rooms.clear(userId),
    },
    people: {
      load: (userId) => people.all(userId),
      save: async (userId, users) => {
        for (const user of users) await people.put(userId, user.id, user);
      },
      clear: (userId) => people.clear(userId),
    },
    drafts: {
      load: (userId) => drafts.all(userId),
      save: (userId, record) => drafts.put(userId, record.roomId, record),
      remove: (userId, roomId) => drafts.remove(userId, [roomId]),
      clear: (userId) => drafts.clear(userId),
    },
    leases: {
      take: (name, owner, now, until) => {
        const lease = leases.get(name);
        if (lease && lease.owner !== owner && lease.until > now) return Promise.resolve(false);
        leases.set(name, { owner, until });
        return Promise.resolve(true);
      },
      release: (name, owner) => {
        if (leases.get(name)?.owner === owner) leases.delete(name);
        return Promise.resolve();
      },
    },
    close: () => Promise.resolve(),
  };
}

/** One table for each user. */
class Tables<T> {
  private readonly byUser = new Map<Id, Map<Id, T>>();

  all(userId: Id): Promise<T[]> {
    return Promise.resolve([...this.of(userId).values()].map((value) => structuredClone(value)));
  }

  get(userId: Id, id: Id): Promise<T | null> {
    const value = this.of(userId).get(id);
    return Promise.resolve(value === undefined ? null : structuredClone(value));
  }

  put(userId: Id, id: Id, value: T): Promise<void> {
    this.of(userId).set(id, structuredClone(value));
    return Promise.resolve();
  }

  remove(userId: Id, ids: Id[]): Promise<void> {
    for (const id of ids) this.of(userId).delete(id);
    return Promise.resolve();
  }

  clear(userId: Id): Promise<void> {
    this.byUser.delete(userId);
    return Promise.resolve();
  }

  private of(userId: Id): Map<Id, T> {
    let table = this.byUser.get(userId);
    if (!table) this.byUser.set(userId, (table = new Map<Id, T>()));
    return table;
  }
}
