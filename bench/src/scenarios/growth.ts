import type { Sizes } from '../sizes.js';
import type { Subject } from '../subjects.js';
import type { Room } from '../town.js';
import type { Server } from '../world/server.js';
import type { World } from '../world/world.js';
import { fill, SPEAKERS } from './fan-out.js';
import { type Figures, watch } from './window.js';

/**
 * The same room over so many instances, as fast as they go.
 *
 * @param rest waits, while they still run, until nothing is left for what is measured next
 */
export async function overInstances(
  world: World,
  subject: Subject,
  room: Room,
  instances: number,
  { seconds, underWay, bodyBytes }: Sizes,
  rest: (server: Server) => Promise<void>,
): Promise<Figures> {
  const first = await subject.start({}, instances);
  const servers = [first];
  try {
    while (servers.length < instances) servers.push(await subject.start({}, instances));
    await fill(world, subject, servers, [room]);
    await world.load.speak({
      outstanding: Math.ceil(underWay / SPEAKERS),
      perSecond: null,
      bytes: bodyBytes,
    });
    const figures = await watch(world, servers, seconds);
    await world.load.beSilent();
    await world.load.close();
    await rest(first);
    return figures;
  } finally {
    for (const server of servers) await server.stop();
  }
}
