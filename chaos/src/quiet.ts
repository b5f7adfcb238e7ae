import type { MyRoom } from '@parley/contracts';
import type { Device } from './actors/device.js';
import { oneOrder } from './checks/one-order.js';
import { unread } from './checks/unread.js';
import type { Snapshot } from './history/events.js';
import { History } from './history/history.js';
import { roomView } from './history/states.js';
import { readDatabase, readVersions } from './world/database-state.js';
import { pause, until } from './world/pause.js';

/** Longer than anything is allowed to take: whoever is not there by then never will be. */
const ONLINE_LIMIT_MS = 60_000;
const SETTLED_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 250;

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
  const look = (): Promise<Snapshot> =>
    lookAtAll({ round, quietAt, onlineAt, settledAt: null }, devices, databaseUrl);
  const online = await until(() => devices.every(({ isOnline }) => isOnline), ONLINE_LIMIT_MS);
  const onlineAt = online ? Date.now() : null;
  const end = Date.now() + SETTLED_LIMIT_MS;
  while (Date.now() < end) {
    const mayBe = !devices.some(isBusy) && !(await areBehind(devices, databaseUrl));
    const snapshot = mayBe ? await look() : null;
    if (snapshot && agrees(snapshot)) return { ...snapshot, settledAt: Date.now() };
    await pause(LOOK_EVERY_MS);
  }
  return look();
}

async function lookAtAll(
  times: Pick<Snapshot, 'round' | 'quietAt' | 'onlineAt' | 'settledAt'>,
  devices: readonly Device[],
  databaseUrl: string,
): Promise<Snapshot> {
  const rest = await askRest(devices);
  const database = await readDatabase(databaseUrl);
  for (const device of devices.filter(({ isOpen }) => isOpen)) device.takeStock();
  const states = devices.map((device) => device.state());
  return { type: 'snapshot', t: Date.now(), ...times, database, devices: states, rest };
}

/** Whether all devices, and REST, say what the database says, judged as the checker will judge it. */
function agrees(snapshot: Snapshot): boolean {
  const history = new History([snapshot]);
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
async function areBehind(devices: readonly Device[], databaseUrl: string): Promise<boolean> {
  const versions = await readVersions(databaseUrl);
  return devices.some(({ client }) =>
    client.rooms.all.some(({ id, version }) => versions.get(id) !== version),
  );
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
