import type { MyRoom } from '@parley/contracts';
import type { Device } from './actors/device.js';
import { oneOrder } from './checks/one-order.js';
import { unread } from './checks/unread.js';
import type { DatabaseState, Snapshot } from './history/events.js';
import { History } from './history/history.js';
import { roomView } from './history/states.js';
import { readDatabase } from './world/database-state.js';
import { until } from './world/pause.js';

/** Longer than anything is allowed to take: whoever is not there by then never will be. */
const ONLINE_LIMIT_MS = 60_000;
const SETTLED_LIMIT_MS = 60_000;

/**
 * Waits, with everything up and nobody writing, until every device has come to the state of the database by itself, and
 * writes down how long that took and how it all is then. Nothing is nudged: nobody reloads anything.
 */
export async function takeSnapshot(
  round: number,
  quietAt: number,
  devices: readonly Device[],
  databaseUrl: string,
): Promise<Snapshot> {
  const online = await until(() => devices.every(({ isOnline }) => isOnline), ONLINE_LIMIT_MS);
  const onlineAt = online ? Date.now() : null;
  const settled = await until(() => isSettled(round, devices, databaseUrl), SETTLED_LIMIT_MS, 250);
  const settledAt = settled ? Date.now() : null;
  for (const device of devices) device.takeStock();
  const rest = await askRest(devices);
  const database = await readDatabase(databaseUrl);
  const states = devices.map((device) => device.state());
  return {
    type: 'snapshot',
    t: Date.now(),
    round,
    quietAt,
    onlineAt,
    settledAt,
    database,
    devices: states,
    rest,
  };
}

/** Whether all devices hold what the database holds, judged as the checker will judge it. */
async function isSettled(round: number, devices: readonly Device[], databaseUrl: string): Promise<boolean> {
  if (devices.some(isBusy)) return false;
  const database = await readDatabase(databaseUrl);
  if (devices.some((device) => isBehind(device, database))) return false;
  const states = devices.map((device) => device.state());
  const t = Date.now();
  const now: Snapshot = {
    type: 'snapshot',
    t,
    round,
    quietAt: t,
    onlineAt: t,
    settledAt: t,
    database,
    devices: states,
    rest: [],
  };
  const history = new History([now]);
  return [oneOrder, unread].every((check) => check.judge(history).length === 0);
}

/** Something of its own doing is still under way. */
function isBusy({ client, isOnline }: Device): boolean {
  if (!isOnline) return true;
  return client.rooms.all.some(
    ({ id }) =>
      client.timeline(id).window.loading !== null ||
      client.outbox.items(id).some(({ status }) => status !== 'failed'),
  );
}

/** A quick look, before everything is compared. */
function isBehind({ client }: Device, { rooms }: DatabaseState): boolean {
  const versions = new Map(rooms.map(({ id, version }) => [id, version]));
  return client.rooms.all.some(({ id, version }) => versions.get(id) !== version);
}

/** Of everybody who has a device that is online; the others are told of anyway. */
async function askRest(devices: readonly Device[]): Promise<Snapshot['rest']> {
  const people = [
    ...new Map(devices.filter(({ isOnline }) => isOnline).map((device) => [device.user, device])).values(),
  ];
  return Promise.all(people.map(async (device) => ({ user: device.user, rooms: await allRooms(device) })));
}

async function allRooms({ client }: Device): Promise<Snapshot['rest'][number]['rooms']> {
  const rooms: MyRoom[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.api.rooms.mine({ limit: 100, ...(cursor !== undefined && { cursor }) });
    rooms.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rooms.map(roomView);
}
