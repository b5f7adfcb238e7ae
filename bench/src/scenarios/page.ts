import { pause } from '@parley/chaos';
import { register, type Account } from '../world/accounts.js';
import type { RunningBrowser } from '../browser/chromium.js';
import { lighthousePoints } from '../browser/lighthouse.js';
import { Visitor } from '../browser/visitor.js';
import type { Sizes } from '../sizes.js';
import { percentile } from '../statistics.js';
import type { Server } from '../world/server.js';
import type { World } from '../world/world.js';
import { untilFindable } from './findable.js';
import { type HistoryRoom, lastWordsOf, tell } from './history.js';
import type { Figures } from './window.js';

const SHORT_ROOM = 200;
const SWITCHES = 10;
const SCROLL_MS = 8_000;
const SHORT_SCROLL_MS = 2_000;
const PER_SECOND = 50;
const SENDER_BODY_BYTES = 100;

/** What somebody has to do with the page, and where. */
export interface Scene {
  readonly reader: Account;
  readonly author: Account;
  readonly rooms: readonly [HistoryRoom, HistoryRoom];
  readonly longRoom: HistoryRoom;
  /** What is said here is not looked for again. */
  readonly rainyRoom: HistoryRoom;
}

export async function setScene(server: Server, databaseUrl: string, { pageRoom }: Sizes): Promise<Scene> {
  const [reader, author] = [await register(server.url, 'Reader'), await register(server.url, 'Author')];
  const room = (size: number, name: string): Promise<HistoryRoom> =>
    tell(databaseUrl, reader, author.id, {
      name,
      size,
      textOf: (seq) => `${name} ${seq}${' and so on'.repeat(8)}`,
      secondsApart: 0,
      isSearched: true,
    });
  const scene: Scene = {
    reader,
    author,
    rooms: [await room(SHORT_ROOM, 'first short room'), await room(SHORT_ROOM, 'second short room')],
    longRoom: await room(pageRoom, 'long room'),
    rainyRoom: await room(SHORT_ROOM, 'rainy room'),
  };
  await untilFindable(databaseUrl);
  return scene;
}

/** Bytes and time until the first message, on a phone that was never here; points of Lighthouse. */
export async function firstVisit(
  { browser, port }: RunningBrowser,
  { url }: Server,
  { reader, rooms }: Scene,
): Promise<Figures> {
  const desk = await Visitor.arrive(browser, url, reader, 'desktop');
  const { bytes, ms: deskMs } = await desk.open(rooms[0].id);
  await desk.leave();
  const phone = await Visitor.arrive(browser, url, reader, 'phone');
  const { ms } = await phone.open(rooms[0].id);
  await phone.leave();
  const { performance, accessibility, bestPractices } = await lighthousePoints(`${url}/login`, port);
  return { kilobytes: bytes / 1_000, phoneMs: ms, deskMs, performance, accessibility, bestPractices };
}

/** Going to and fro between two rooms, and up through a long one. */
export async function wandering(
  { browser }: RunningBrowser,
  { url }: Server,
  { reader, rooms, longRoom }: Scene,
): Promise<Figures> {
  const visitor = await Visitor.arrive(browser, url, reader, 'desktop');
  const [first, second] = rooms;
  await visitor.open(first.id);
  for (const room of [second, first]) await visitor.switchTo(room.id, lastWordsOf(room));
  const times: number[] = [];
  for (let n = 0; n < SWITCHES; n += 1) {
    for (const room of [second, first]) times.push(await visitor.switchTo(room.id, lastWordsOf(room)));
  }
  // To its beginning, so that as much of it has been seen as will be of the long one.
  await visitor.scrollUp(SHORT_SCROLL_MS);
  const shortElements = await visitor.elements();
  // It opens at what is unread, which is not always where its last words are on the screen.
  await visitor.switchTo(longRoom.id, `${longRoom.name} `);
  const heapBefore = await visitor.heapMegabytes();
  await visitor.scrollUp(SCROLL_MS);
  const figures = {
    switchP50: percentile(times, 0.5),
    switchP95: percentile(times, 0.95),
    shortElements,
    longElements: await visitor.elements(),
    heapBefore,
    heapAfter: await visitor.heapMegabytes(),
  };
  await visitor.leave();
  return figures;
}

/** Fifty messages a second, while somebody looks. */
export async function rain(
  world: World,
  { browser }: RunningBrowser,
  { url }: Server,
  { reader, author, rainyRoom: room }: Scene,
  { rainSeconds }: Sizes,
): Promise<Figures> {
  const visitor = await Visitor.arrive(browser, url, reader, 'desktop');
  await visitor.open(room.id);
  await visitor.watchTasks();
  const [elementsBefore, heapBefore] = [await visitor.elements(), await visitor.heapMegabytes()];
  const client = { url, auth: { token: author.token }, speaksIn: room.id, isWatch: false };
  await world.load.connect({ dialect: 'socketIo', sync: true, atOnce: 1 }, [client]);
  await world.load.speak({ outstanding: 0, perSecond: PER_SECOND, bytes: SENDER_BODY_BYTES });
  await pause(rainSeconds * 1_000);
  await world.load.beSilent();
  await world.load.close();
  const tasks = await visitor.longTasks();
  const figures = {
    longest: Math.max(0, ...tasks),
    longTasks: tasks.length,
    elementsBefore,
    elementsAfter: await visitor.elements(),
    heapBefore,
    heapAfter: await visitor.heapMegabytes(),
  };
  await visitor.leave();
  return figures;
}
