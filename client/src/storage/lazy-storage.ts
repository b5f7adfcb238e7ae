import { systemClock, type Cancel, type Clock } from '../ports/clock.js';
import type { ClientStorage } from './client-storage.js';
import { indexedDbStorage } from './indexed-db-storage.js';
import { memoryStorage } from './memory-storage.js';

/** A storage that is chosen at its first use. */
export function lazyStorage(choose: () => Promise<ClientStorage>): ClientStorage {
  let chosen: Promise<ClientStorage> | null = null;
  const storage = (): Promise<ClientStorage> => (chosen ??= choose());

  return {
    account: {
      load: async () => (await storage()).account.load(),
      save: async (account) => (await storage()).account.save(account),
      change: async (userId, parts) => (await storage()).account.change(userId, parts),
      clear: async () => (await storage()).account.clear(),
    },
    outbox: {
      load: async (userId) => (await storage()).outbox.load(userId),
      save: async (userId, record) => (await storage()).outbox.save(userId, record),
      saveWithFiles: async (userId, record, contents) =>
        (await storage()).outbox.saveWithFiles(userId, record, contents),
      content: async (userId, fileId) => (await storage()).outbox.content(userId, fileId),
      remove: async (userId, id) => (await storage()).outbox.remove(userId, id),
      clear: async (userId) => (await storage()).outbox.clear(userId),
    },
    rooms: {
      load: async (userId) => (await storage()).rooms.load(userId),
      save: async (userId, records) => (await storage()).rooms.save(userId, records),
      remove: async (userId, roomIds) => (await storage()).rooms.remove(userId, roomIds),
      clear: async (userId) => (await storage()).rooms.clear(userId),
    },
    people: {
      load: async (userId) => (await storage()).people.load(userId),
      save: async (userId, users) => (await storage()).people.save(userId, users),
      clear: async (userId) => (await storage()).people.clear(userId),
    },
    drafts: {
      load: async (userId) => (await storage()).drafts.load(userId),
      save: async (userId, record) => (await storage()).drafts.save(userId, record),
      remove: async (userId, roomId) => (await storage()).drafts.remove(userId, roomId),
      clear: async (userId) => (await storage()).drafts.clear(userId),
    },
    leases: {
      take: async (name, owner, now, until) => (await storage()).leases.take(name, owner, now, until),
      release: async (name, owner) => (await storage()).leases.release(name, owner),
    },
    close: async () => (chosen ? (await chosen).close() : undefined),
  };
}

/** A browser that has not opened its database by then, in milliseconds, is not going to. */
const OPEN_TIMEOUT_MS = 5_000;

/**
 * IndexedDB, or memory where the browser forbids it or never opens it: a chat that forgets at the end is better than
 * none.
 */
export function browserStorage(clock: Clock = systemClock): ClientStorage {
  return lazyStorage(async () => {
    let cancel: Cancel = () => undefined;
    const tooLate = new Promise<ClientStorage>((resolve) => {
      cancel = clock.after(OPEN_TIMEOUT_MS, () => resolve(memoryStorage()));
    });
    try {
      const durable = indexedDbStorage();
      const opened = durable.account.load().then(() => durable);
      return await Promise.race([opened, tooLate]);
    } catch {
      return memoryStorage();
    } finally {
      cancel();
    }
  });
}
