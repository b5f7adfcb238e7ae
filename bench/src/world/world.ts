import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Children, Postgres, Redis } from '@parley/chaos';
import pg from 'pg';
import { createClient } from 'redis';
import { Load } from '../load/load.js';
import { type Cores, findCores, goBeforeOthers, keepTo } from './placement.js';
import { childrenOf, cpuSecondsOf, cpuSecondsOfFamily, parentOf } from './processes.js';

/** PostgreSQL with its default durability, Redis, and the clients; the servers that are measured come and go. */
export class World {
  private constructor(
    readonly folder: string,
    readonly children: Children,
    private readonly postgres: Postgres,
    private readonly redis: Redis,
    readonly load: Load,
    /** Which cores are whose; `null` where that is left to the machine. */
    readonly cores: Cores | null,
    /** Whether what is measured goes before whatever else this machine does. */
    readonly isFirst: boolean,
    private readonly postgresPid: number,
    private readonly redisPid: number,
  ) {}

  static async start(loadProcesses: number): Promise<World> {
    const children = new Children();
    const [isFirst, cores] = [goBeforeOthers(), findCores()];
    try {
      const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
      children.adopt(folder);
      // PostgreSQL's user has to get in.
      await chmod(folder, 0o755);
      const postgres = await Postgres.create(children, folder);
      const redis = await Redis.create(children, folder);
      const load = Load.start(children, loadProcesses, cores?.clients ?? null);
      const pids = [await pidOfPostgres(postgres.url), await pidOfRedis(redis.port)] as const;
      const world = new World(folder, children, postgres, redis, load, cores, isFirst, ...pids);
      world.keepStoresTo(cores?.servers);
      return world;
    } catch (error) {
      await children.close();
      throw error;
    }
  }

  get redisUrl(): string {
    return `redis://127.0.0.1:${this.redis.port}`;
  }

  databaseUrl(name: string): string {
    return this.postgres.url.replace(/\/postgres$/, `/${name}`);
  }

  async createDatabase(name: string): Promise<string> {
    await withClient(this.postgres.url, (client) => client.query(`CREATE DATABASE ${name}`));
    return this.databaseUrl(name);
  }

  /** What they have computed so far. */
  get postgresCpuSeconds(): number {
    return cpuSecondsOfFamily(this.postgresPid);
  }

  get redisCpuSeconds(): number {
    return cpuSecondsOfFamily(this.redisPid);
  }

  /** Of the clients and of this process. */
  get ownCpuSeconds(): number {
    return cpuSecondsOf(process.pid) + this.load.cpuSeconds;
  }

  /** PostgreSQL and Redis run on these cores from now on. */
  keepStoresTo(cores: string | undefined): void {
    if (cores === undefined) return;
    keepTo(cores, [this.postgresPid, ...childrenOf(this.postgresPid), this.redisPid]);
  }

  close(): Promise<void> {
    return this.children.close();
  }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function pidOfPostgres(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return parentOf(rows[0]?.pid ?? NaN);
  });
}

async function pidOfRedis(port: number): Promise<number> {
  const client = createClient({ url: `redis://127.0.0.1:${port}` });
  await client.connect();
  const info = await client.info('server');
  client.destroy();
  return Number(/process_id:(\d+)/.exec(info)?.[1]);
}
