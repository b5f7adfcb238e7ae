import type { Id } from '@parley/contracts';
import type { Recorder } from '../history/recorder.js';
import type { RunOptions } from '../options.js';
import { Random } from '../random.js';
import type { World } from '../world/world.js';
import { Device } from './device.js';

/** A room, as those know it who set it up. */
export interface TownRoom {
  id: Id;
  kind: 'public' | 'private' | 'direct';
  /** The one who may kick and add, and who never leaves. */
  owner: Device;
}

/** The people of a run, their devices, and the rooms that they meet in. */
export interface Town {
  /** In the order of their lines: `clientLines[n]` of the world belongs to `devices[n]`. */
  devices: readonly Device[];
  rooms: readonly TownRoom[];
  /** By user: what others call them. */
  usernames: ReadonlyMap<Id, string>;
}

/** Every fifth person has a second device. */
const SECOND_DEVICE_EVERY = 5;

/**
 * Signs everybody up and puts them into rooms, while everything still works: two thirds of the rooms are public, one
 * third private, and there is one direct room for every five people.
 */
export async function settle(world: World, options: RunOptions, recorder: Recorder): Promise<Town> {
  const random = Random.fork(options.seed, 'town');
  const devices: Device[] = [];
  for (let person = 1; devices.length < options.clients; person += 1) {
    const account = { username: `person${person}`, password: `password-${person}` };
    const hasTwo = person % SECOND_DEVICE_EVERY === 0 && devices.length + 1 < options.clients;
    const first = new Device(`${account.username}a`, await world.openClientLine(), account, recorder);
    await first.open();
    await first.register(`Person ${person}`);
    devices.push(first);
    if (!hasTwo) continue;
    const second = new Device(`${account.username}b`, await world.openClientLine(), account, recorder);
    await second.open();
    await second.signIn();
    devices.push(second);
  }
  const rooms = await makeRooms(devices, options.rooms, random);
  return { devices, rooms, usernames: new Map(devices.map((device) => [device.user, device.username])) };
}

async function makeRooms(devices: readonly Device[], count: number, random: Random): Promise<TownRoom[]> {
  const people = [...new Map(devices.map((device) => [device.user, device])).values()];
  const rooms: TownRoom[] = [];
  for (let number = 0; number < count; number += 1) {
    const owner = people[number % people.length];
    if (!owner) break;
    const kind = number % 3 === 2 ? 'private' : 'public';
    const { id } = await owner.client.rooms.create({ name: `room ${number + 1}`, kind });
    rooms.push({ id, kind, owner });
    for (const guest of random.some(people, Math.ceil(people.length * 0.6))) {
      if (guest === owner) continue;
      if (kind === 'public') await guest.client.rooms.join(id);
      else await owner.client.api.members.add(id, guest.user);
    }
  }
  for (let index = 0; index + 1 < people.length; index += 5) {
    const [owner, other] = [people[index], people[index + 1]];
    if (!owner || !other) break;
    const { id } = await owner.client.rooms.openDirect(other.user);
    rooms.push({ id, kind: 'direct', owner });
  }
  return rooms;
}
