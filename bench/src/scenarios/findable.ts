/**
 * What Parley does about messages after it has answered them: it makes them findable, a second later, and later still
 * where many come. That would be counted to whatever is measured next.
 */
import { until } from '@parley/chaos';
import type { Server } from '../world/server.js';
import { withClient, type World } from '../world/world.js';
import { computed, type Figures, since } from './window.js';

const FINDABLE_WITHIN_MS = 3 * 3_600_000;
const LOOK_EVERY_MS = 500;

/** Fewer are no figure. */
const WORTH_TELLING = 1_000;

/** @throws where the server does not come to it: until then it would work on that beside what is measured. */
export async function untilFindable(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const isAll = async (): Promise<boolean> => {
      const { rowCount } = await client.query(
        `SELECT FROM rooms LEFT JOIN search_progress ON room_id = id WHERE rooms.version > coalesce(search_progress.version, 0) LIMIT 1`,
      );
      return rowCount === 0;
    };
    if (!(await until(isAll, FINDABLE_WITHIN_MS, LOOK_EVERY_MS)))
      throw new Error('messages do not become findable');
    await client.query('VACUUM ANALYZE message_search');
  });
}

/** Waits for it, and says what it takes; `null` where so few are left that nothing can be said of it. */
export async function madeFindable(
  world: World,
  server: Server,
  databaseUrl: string,
): Promise<Figures | null> {
  const messages = await leftIn(databaseUrl);
  const [before, began] = [computed(world, [server]), performance.now()];
  await untilFindable(databaseUrl);
  const seconds = (performance.now() - began) / 1_000;
  const { server: own, postgres } = since(before, computed(world, [server]));
  if (messages < WORTH_TELLING) return null;
  const msEach = (cpu: number): number => (cpu / messages) * 1e3;
  return {
    messages,
    perSecond: messages / seconds,
    cpuMsEach: msEach(own + postgres),
    serverCpuMsEach: msEach(own),
    postgresCpuMsEach: msEach(postgres),
  };
}

async function leftIn(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ left: number }>(
      `SELECT coalesce(sum(rooms.version - coalesce(search_progress.version, 0)), 0)::int AS left
       FROM rooms LEFT JOIN search_progress ON room_id = id`,
    );
    return rows[0]?.left ?? 0;
  });
}
