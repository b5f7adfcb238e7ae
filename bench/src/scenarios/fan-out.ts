import type { ClientPlan } from '../load/orders.js';
import type { Sizes } from '../sizes.js';
import type { Subject } from '../subjects.js';
import type { Room } from '../town.js';
import type { Server } from '../world/server.js';
import type { World } from '../world/world.js';
import { type Figures, watch } from './window.js';

/** Of the members of a large room so many speak, and so many take times. */
export const SPEAKERS = 16;
const WATCHES = 8;
const ARRIVE_AT_ONCE = 50;

/** Brings the members of a room in, over the servers one after the other. */
export async function fill(
  world: World,
  subject: Subject,
  servers: readonly Server[],
  rooms: readonly Room[],
  speakers = SPEAKERS,
): Promise<void> {
  const clients = rooms.flatMap((room) =>
    room.members.map((member, n): ClientPlan => {
      const server = servers[n % servers.length];
      if (!server) throw new Error('there is no server to connect to');
      return {
        url: server.url,
        auth: subject.authOf(member, room),
        speaksIn: n < speakers ? room.id : null,
        // Not those who speak: they hear themselves.
        isWatch: n >= room.members.length - Math.max(1, WATCHES / rooms.length),
      };
    }),
  );
  const { dialect, syncs } = subject;
  await world.load.connect({ dialect, sync: syncs, atOnce: ARRIVE_AT_ONCE }, clients);
}

/** As fast as the server goes, and then with half of that. */
export async function fanOut(
  world: World,
  subject: Subject,
  server: Server,
  room: Room,
  { seconds, underWay, bodyBytes }: Sizes,
): Promise<{ saturated: Figures; half: Figures }> {
  await fill(world, subject, [server], [room]);
  const speakers = Math.min(SPEAKERS, room.members.length);
  await world.load.speak({ outstanding: Math.ceil(underWay / speakers), perSecond: null, bytes: bodyBytes });
  const saturated = await watch(world, [server], seconds);
  await world.load.beSilent();
  const perSecond = (saturated['messagesPerSecond'] ?? 0) / 2;
  await world.load.speak({ outstanding: 0, perSecond, bytes: bodyBytes });
  const half = await watch(world, [server], seconds);
  await world.load.beSilent();
  await world.load.close();
  return { saturated, half };
}

/** So many messages a second in all and no more, the same for all. */
export async function steadily(
  world: World,
  subject: Subject,
  server: Server,
  rooms: readonly Room[],
  perSecond: number,
  { steady, bodyBytes }: Sizes,
): Promise<Figures> {
  await fill(world, subject, [server], rooms, rooms.length === 1 ? SPEAKERS : 1);
  await world.load.speak({ outstanding: 0, perSecond, bytes: bodyBytes });
  const figures = await watch(world, [server], steady.seconds);
  await world.load.beSilent();
  await world.load.close();
  return figures;
}

/** Many rooms in which few hear what is said. */
export async function manyRooms(
  world: World,
  subject: Subject,
  server: Server,
  rooms: readonly Room[],
  { seconds, bodyBytes }: Sizes,
): Promise<Figures> {
  await fill(world, subject, [server], rooms, 1);
  await world.load.speak({ outstanding: 2, perSecond: null, bytes: bodyBytes });
  const figures = await watch(world, [server], seconds);
  await world.load.beSilent();
  await world.load.close();
  return figures;
}
