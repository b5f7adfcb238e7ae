import { pause } from '@parley/chaos';
import { logIn } from '../world/accounts.js';
import type { ClientPlan } from '../load/orders.js';
import type { Subject } from '../subjects.js';
import type { Person } from '../town.js';
import type { Server } from '../world/server.js';
import type { World } from '../world/world.js';
import { computed, type Figures, since } from './window.js';

const ARRIVE_AT_ONCE = 200;
const LOG_IN_AT_ONCE = 50;
/** Until memory is what it stays at. */
const SETTLE_MS = 3_000;

/** All give their passwords, of which checking one is meant to cost; gives them with the tokens that they got for it. */
export async function logIns(
  world: World,
  server: Server,
  people: readonly Person[],
  password: string,
): Promise<{ figures: Figures; people: Person[] }> {
  const known: Person[] = [];
  const waiting = people.values();
  const one = async (): Promise<void> => {
    for (const person of waiting) {
      known.push({ ...person, token: await logIn(server.url, person.username, password) });
    }
  };
  const figures = await counted(world, server, people.length, async () => {
    await Promise.all(Array.from({ length: LOG_IN_AT_ONCE }, one));
  });
  return { figures, people: known };
}

/** All come at once, say who they are and ask for their state; then the server is started anew, and they come again. */
export async function arrivals(
  world: World,
  subject: Subject,
  server: Server,
  people: readonly Person[],
): Promise<{ first: Figures; again: Figures }> {
  const first = await arrive(world, subject, server, people);
  await world.load.close();
  await server.stop();
  const anew = await subject.start({ PORT: new URL(server.url).port });
  const again = await arrive(world, subject, anew, people);
  await world.load.close();
  await anew.stop();
  return { first, again };
}

/** What a connection takes that does nothing. */
export async function idle(
  world: World,
  subject: Subject,
  server: Server,
  people: readonly Person[],
): Promise<Figures> {
  const warm = Math.ceil(people.length / 10);
  await arrive(world, subject, server, people.slice(0, warm));
  await pause(SETTLE_MS);
  const before = server.memoryBytes;
  await arrive(world, subject, server, people.slice(warm));
  await pause(SETTLE_MS);
  const kilobytes = (server.memoryBytes - before) / 1024 / (people.length - warm);
  await world.load.close();
  return { kilobytesEach: kilobytes };
}

async function arrive(
  world: World,
  subject: Subject,
  server: Server,
  people: readonly Person[],
): Promise<Figures> {
  const clients = people.map((person): ClientPlan => {
    // The references hold people who are in one room; those of Parley are in all of theirs.
    const room = { id: person.id, members: [person] };
    return { url: server.url, auth: subject.authOf(person, room), speaksIn: null, isWatch: false };
  });
  const { dialect, syncs } = subject;
  return counted(world, server, clients.length, () =>
    world.load.connect({ dialect, sync: syncs, atOnce: ARRIVE_AT_ONCE }, clients),
  );
}

/** What something takes that so many do. */
async function counted(
  world: World,
  server: Server,
  count: number,
  work: () => Promise<void>,
): Promise<Figures> {
  const before = computed(world, [server]);
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const { server: own, postgres, redis } = since(before, computed(world, [server]));
  const msEach = (cpu: number): number => (cpu / count) * 1e3;
  return {
    perSecond: count / seconds,
    serverCpuMsEach: msEach(own),
    postgresCpuMsEach: msEach(postgres),
    redisCpuMsEach: msEach(redis),
    cpuMsEach: msEach(own + postgres + redis),
  };
}
