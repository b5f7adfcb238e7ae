import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recorder } from '../history/recorder.js';
import type { RunOptions } from '../options.js';
import { Random } from '../random.js';
import { Children } from './children.js';
import { Instance } from './instance.js';
import { Line } from './line.js';
import { Postgres } from './postgres.js';
import { Redis } from './redis.js';

/** Where a client connects to: a line of its own that leads to any living instance, as a balancer does. */
export interface ClientLine {
  readonly url: string;
  readonly line: Line;
  /** The instance that it is sent to while that one lives; null for any. */
  preferred: number | null;
}

/** Everything real that a run consists of: PostgreSQL, Redis, instances, and the lines between them. */
export class World {
  readonly clientLines: ClientLine[] = [];

  private constructor(
    readonly folder: string,
    private readonly children: Children,
    readonly postgres: Postgres,
    readonly redis: Redis,
    /** One for each instance. */
    readonly redisLines: readonly Line[],
    readonly instances: readonly Instance[],
    private readonly random: Random,
  ) {}

  /** Starts it all, or stops what it has started and throws. PostgreSQL's programs may be given, as their folder. */
  static async start(options: RunOptions, recorder: Recorder, postgresPrograms?: string): Promise<World> {
    const children = new Children();
    try {
      const folder = await mkdtemp(join(tmpdir(), 'parley-chaos-'));
      children.adopt(folder);
      // PostgreSQL's user has to get in.
      await chmod(folder, 0o755);
      const postgres = await Postgres.create(children, folder, postgresPrograms);
      const redis = await Redis.create(children, folder);
      const numbers = [...Array(options.instances).keys()];
      const lines = await Promise.all(numbers.map(() => Line.open(() => redis.port)));
      const secret = randomBytes(32).toString('hex');
      const died = (what: string): void => recorder.record({ type: 'accident', what });
      const instances = await Promise.all(
        lines.map((line, number) => {
          const settings = settingsOf(options, secret, postgres.url, `redis://127.0.0.1:${line.port}`);
          return Instance.create(number, children, settings, died, folder);
        }),
      );
      const world = new World(
        folder,
        children,
        postgres,
        redis,
        lines,
        instances,
        Random.fork(options.seed, 'balancer'),
      );
      // One after the other: the first migrates the database.
      for (const instance of instances) await instance.start();
      return world;
    } catch (error) {
      await children.close();
      throw error;
    }
  }

  async openClientLine(): Promise<ClientLine> {
    const state = { preferred: null as number | null };
    const line = await Line.open(() => this.balance(state.preferred));
    const clientLine = Object.assign(state, { line, url: `http://127.0.0.1:${line.port}` });
    this.clientLines.push(clientLine);
    return clientLine;
  }

  async close(): Promise<void> {
    await Promise.all([
      ...this.clientLines.map(({ line }) => line.close()),
      ...this.redisLines.map((line) => line.close()),
    ]);
    await Promise.all(this.instances.map((instance) => instance.close()));
    await this.redis.kill();
    await this.postgres.stop('immediate');
    await this.children.close();
  }

  private balance(preferred: number | null): number | null {
    const up = this.instances.filter(({ isUp }) => isUp);
    const wanted = up.find(({ number }) => number === preferred) ?? this.random.pick(up);
    return wanted?.port ?? null;
  }
}

/** Without limits: what is proved here is not how many messages a minute somebody may send. */
function settingsOf(
  options: RunOptions,
  secret: string,
  databaseUrl: string,
  redisUrl: string,
): Record<string, string> {
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    JWT_SECRET: secret,
    DEMO_USERS: 'false',
    ACCESS_TOKEN_TTL_SECONDS: String(options.tokenSeconds),
    LIMIT_MESSAGES_PER_MINUTE: '0',
    LIMIT_TYPING_PER_MINUTE: '0',
    LIMIT_PINGS_PER_MINUTE: '0',
    LIMIT_LOGIN_FAILURES_PER_MINUTE: '0',
    LIMIT_REGISTRATIONS_PER_MINUTE: '0',
    LIMIT_SOCKETS_PER_USER: '0',
    LIMIT_ROOMS_PER_USER: '0',
  };
}
