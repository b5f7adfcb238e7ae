import type { Sizes } from '../sizes.js';
import type { Subject } from '../subjects.js';
import type { Room } from '../town.js';
import type { Server } from '../world/server.js';
import type { World } from '../world/world.js';
import { fill } from './fan-out.js';
import { type Figures, watch } from './window.js';

/**
 * The same room over so many instances, as fast as they go.
 *
 * @param rest waits, while they still run, until nothing is left for what is measured next
 */
export async function growth(
  world: World,
  subject: Subject,
  room: Room,
  instances: number,
  { seconds, underWay, bodyBytes }: Sizes,
  rest: (server: Server) => Promise<void>,
): Promise<Figures> {
  const servers: Server[] = [];
  try {
    for (let n = 0; n < instances; n += 1) servers.push(await subject.start({}, instances));
    await fill(world, subject, servers, [room]);
    await world.load.speak({ outstanding: Math.ceil(underWay / 16), perSecond: null, bytes: bodyBytes });
    const figures = await watch(world, servers, seconds);
    await world.load.beSilent();
    await world.load.close();
    for (const server of servers.slice(0, 1)) await rest(server);
    return figures;
  } finally {
    for (const server of servers) await server.stop();
  }
}
