import { pause } from '@parley/chaos';
import { percentile } from '../statistics.js';
import type { Server } from '../world/server.js';
import type { World } from '../world/world.js';

/** Figures by their names. */
export type Figures = Readonly<Record<string, number>>;

const WARM_UP_LIMIT_SECONDS = 2;

/** What is seen in so many seconds of what is going on, once it has been going on for a moment. */
export async function watch(world: World, servers: readonly Server[], seconds: number): Promise<Figures> {
  await pause(Math.min(seconds, WARM_UP_LIMIT_SECONDS) * 1_000);
  await world.load.look();
  const before = cpuOf(world, servers);
  await pause(seconds * 1_000);
  const counted = await world.load.look();
  const after = cpuOf(world, servers);
  const server = after.server - before.server;
  const all = server + after.stores - before.stores;
  return {
    messagesPerSecond: counted.answered / counted.seconds,
    deliveriesPerSecond: counted.heard / counted.seconds,
    cpuPerMillion: (all / counted.heard) * 1e6,
    serverCpuPerMillion: (server / counted.heard) * 1e6,
    cpuMsPerMessage: (all / counted.answered) * 1e3,
    serverCpuMsPerMessage: (server / counted.answered) * 1e3,
    answerP50: percentile(counted.answerMs, 0.5),
    answerP99: percentile(counted.answerMs, 0.99),
    hearP50: percentile(counted.hearMs, 0.5),
    hearP99: percentile(counted.hearMs, 0.99),
    refused: counted.refused,
    lost: counted.lost,
    serverBusy: server / counted.seconds,
    clientsBusy: counted.cpuSeconds / counted.seconds,
  };
}

/** Seconds that were computed so far: by the servers, and by what they keep things in. */
export function cpuOf(world: World, servers: readonly Server[]): { server: number; stores: number } {
  const server = servers.reduce((total, { cpuSeconds }) => total + cpuSeconds, 0);
  return { server, stores: world.storesCpuSeconds };
}
