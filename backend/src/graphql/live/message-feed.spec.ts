import { expect, test } from '@jest/globals';
import type { Changes, Message } from '@parley/contracts';
import { Inbox } from './inbox.js';
import { type MessageChange, messageFeed, type News } from './message-feed.js';

const message = (version: number, id = `m${version}`): Message => ({ id, version }) as Message;
const news = (version: number): News => ({ version, message: message(version) });

/** A timeline that can be read, and what is heard of it. */
class Room {
  readonly inbox = new Inbox<News>();
  readonly messages = new Map<string, Message>();
  readings = 0;
  maxGap = Infinity;

  write(version: number, id = `m${version}`): void {
    this.messages.set(id, message(version, id));
  }

  changesSince = (since: number): Promise<Changes> => {
    this.readings += 1;
    const all = [...this.messages.values()].sort((one, other) => one.version - other.version);
    const version = all.at(-1)?.version ?? 0;
    if (version - since > this.maxGap) return Promise.resolve({ items: [], version, reset: true });
    return Promise.resolve({
      items: all.filter((one) => one.version > since).slice(0, 2),
      version,
      reset: false,
    });
  };

  feed(since: number): AsyncGenerator<MessageChange, void, void> {
    return messageFeed(this.inbox, since, {
      changesSince: this.changesSince,
      whenTaken: () => Promise.resolve(),
    });
  }
}

async function take(feed: AsyncGenerator<MessageChange, void, void>, count: number): Promise<number[]> {
  const versions: number[] = [];
  for (let n = 0; n < count; n += 1) versions.push((await feed.next()).value?.version ?? NaN);
  return versions;
}

test('first comes what has happened, then what happens, each once', async () => {
  const room = new Room();
  for (const version of [1, 2, 3, 4, 5]) room.write(version);
  for (const version of [4, 5, 6, 7]) room.inbox.push(news(version));
  expect(await take(room.feed(2), 5)).toEqual([3, 4, 5, 6, 7]);
  expect(room.readings).toBe(2);
});

test('what comes in another order is told in its own, without a reading', async () => {
  const room = new Room();
  const feed = room.feed(0);
  for (const version of [2, 3, 1, 2]) room.inbox.push(news(version));
  expect(await take(feed, 3)).toEqual([1, 2, 3]);
  expect(room.readings).toBe(1);
});

test('what does not come is read', async () => {
  const room = new Room();
  const feed = room.feed(0);
  const taking = take(feed, 3);
  await Promise.resolve();
  for (const version of [1, 2, 3]) room.write(version);
  room.inbox.push(news(3));
  expect(await taking).toEqual([1, 2, 3]);
});

test('a version that no message has any more is no hole', async () => {
  const room = new Room();
  const feed = room.feed(0);
  room.write(1, 'a');
  expect(await take(feed, 1)).toEqual([1]);
  room.write(3, 'a');
  room.inbox.push({ version: 3, message: null });
  expect(await take(feed, 1)).toEqual([3]);
  room.inbox.push(news(4));
  expect(await take(feed, 1)).toEqual([4]);
});

test('too large a gap says to begin anew, and goes on from there', async () => {
  const room = new Room();
  room.maxGap = 3;
  room.write(10);
  const feed = room.feed(1);
  expect((await feed.next()).value).toEqual({ version: 10, reset: true, message: null });
  room.inbox.push(news(11));
  expect(await take(feed, 1)).toEqual([11]);
});

test('the end comes at once, with its reason, and nothing after it', async () => {
  const room = new Room();
  const feed = room.feed(0);
  const waiting = feed.next();
  room.inbox.push(news(1));
  expect((await waiting).value?.version).toBe(1);
  const next = feed.next();
  room.inbox.fail(new Error('removed'));
  room.inbox.push(news(2));
  await expect(next).rejects.toThrow('removed');
  expect((await feed.next()).done).toBe(true);
});
