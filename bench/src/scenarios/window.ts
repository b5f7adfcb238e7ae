import { pause } from '@parley/chaos';
import { percentile } from '../statistics.js';
import { machineSeconds } from '../world/placement.js';
import type { Server } from '../world/server.js';
import type { World } from '../world/world.js';

/** Figures by their names. */
export type Figures = Readonly<Record<string, number>>;

const WARM_UP_LIMIT_SECONDS = 2;

/** What is seen in so many seconds of what is going on, once it has been going on for a moment. */
export async function watch(world: World, servers: readonly Server[], seconds: number): Promise<Figures> {
  await pause(Math.min(seconds, WARM_UP_LIMIT_SECONDS) * 1_000);
  await world.load.look();
  const before = computed(world, servers);
  await pause(seconds * 1_000);
  const counted = await world.load.look();
  const { server, postgres, redis, ...machine } = since(before, computed(world, servers));
  const all = server + postgres + redis;
  const perMillion = (cpu: number): number => (cpu / counted.heard) * 1e6;
  const msPerMessage = (cpu: number): number => (cpu / counted.answered) * 1e3;
  return {
    messagesPerSecond: counted.answered / counted.seconds,
    deliveriesPerSecond: counted.heard / counted.seconds,
    cpuPerMillion: perMillion(all),
    serverCpuPerMillion: perMillion(server),
    postgresCpuPerMillion: perMillion(postgres),
    redisCpuPerMillion: perMillion(redis),
    cpuMsPerMessage: msPerMessage(all),
    serverCpuMsPerMessage: msPerMessage(server),
    postgresCpuMsPerMessage: msPerMessage(postgres),
    redisCpuMsPerMessage: msPerMessage(redis),
    answerP50: percentile(counted.answerMs, 0.5),
    answerP99: percentile(counted.answerMs, 0.99),
    hearP50: percentile(counted.hearMs, 0.5),
    hearP99: percentile(counted.hearMs, 0.99),
    refused: counted.refused,
    lost: counted.lost,
    busy: all / counted.seconds,
    serverBusy: server / counted.seconds,
    clientsBusy: counted.cpuSeconds / counted.seconds,
    othersBusy: Math.max(0, machine.busy - all - machine.own) / counted.seconds,
    stolen: machine.stolen / counted.seconds,
  };
}

/** Seconds of CPU: by the servers, by what they keep things in, by the clients, by anything at all. */
export interface Computed {
  readonly server: number;
  readonly postgres: number;
  readonly redis: number;
  readonly own: number;
  readonly busy: number;
  readonly stolen: number;
}

/** Until now. */
export function computed(world: World, servers: readonly Server[]): Computed {
  return {
    server: servers.reduce((total, { cpuSeconds }) => total + cpuSeconds, 0),
    postgres: world.postgresCpuSeconds,
    redis: world.redisCpuSeconds,
    own: world.ownCpuSeconds,
    ...machineSeconds(),
  };
}

export function since(before: Computed, after: Computed): Computed {
  return {
    server: after.server - before.server,
    postgres: after.postgres - before.postgres,
    redis: after.redis - before.redis,
    own: after.own - before.own,
    busy: after.busy - before.busy,
    stolen: after.stolen - before.stolen,
  };
}
