import { pause } from '@parley/chaos';
import type { ClientPlan } from '../load/orders.js';
import type { Sizes } from '../sizes.js';
import type { Subject } from '../subjects.js';
import type { Town } from '../town.js';
import type { Server } from '../world/server.js';
import type { World } from '../world/world.js';
import { computed, type Figures, since } from './window.js';

const ARRIVE_AT_ONCE = 200;
/** Until memory is what it stays at. */
const SETTLE_MS = 3_000;

/** All come at once, say who they are and ask for their state; then the server is started anew, and they come again. */
export async function arrivals(
  world: World,
  subject: Subject,
  server: Server,
  town: Town,
  { arrivals: count }: Sizes,
): Promise<{ first: Figures; again: Figures }> {
  const first = await arrive(world, subject, server, town, count);
  await world.load.close();
  await server.stop();
  const anew = await subject.start({ PORT: new URL(server.url).port });
  const again = await arrive(world, subject, anew, town, count);
  await world.load.close();
  await anew.stop();
  return { first, again };
}

/** What a connection takes that does nothing. */
export async function idle(
  world: World,
  subject: Subject,
  server: Server,
  town: Town,
  { idle: count }: Sizes,
): Promise<Figures> {
  const warm = Math.ceil(count / 10);
  await arrive(world, subject, server, town, warm);
  await pause(SETTLE_MS);
  const before = server.memoryBytes;
  await arrive(world, subject, server, town, count, warm);
  await pause(SETTLE_MS);
  const kilobytes = (server.memoryBytes - before) / 1024 / (count - warm);
  await world.load.close();
  return { kilobytesEach: kilobytes };
}

async function arrive(
  world: World,
  subject: Subject,
  server: Server,
  town: Town,
  count: number,
  from = 0,
): Promise<Figures> {
  const clients = town.people.slice(from, count).map((person): ClientPlan => {
    // The references hold people who are in one room; those of Parley are in all of theirs.
    const room = { id: person.id, members: [person] };
    return { url: server.url, auth: subject.authOf(person, room), speaksIn: null, isWatch: false };
  });
  const { dialect, syncs } = subject;
  const before = computed(world, [server]);
  const began = performance.now();
  await world.load.connect({ dialect, sync: syncs, atOnce: ARRIVE_AT_ONCE }, clients);
  const seconds = (performance.now() - began) / 1_000;
  const { server: own, postgres, redis } = since(before, computed(world, [server]));
  const msEach = (cpu: number): number => (cpu / clients.length) * 1e3;
  return {
    perSecond: clients.length / seconds,
    serverCpuMsEach: msEach(own),
    postgresCpuMsEach: msEach(postgres),
    redisCpuMsEach: msEach(redis),
    cpuMsEach: msEach(own + postgres + redis),
  };
}
