import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { JWT_SECRET, settle, type Person, type Room, type Town } from './town.js';
import type { DialectName } from './wire/dialects.js';
import { Server } from './world/server.js';
import type { World } from './world/world.js';

const REFERENCES = fileURLToPath(new URL('references/', import.meta.url));
const PARLEY = fileURLToPath(new URL('../../backend/dist/main.js', import.meta.url));

export const SUBJECTS = ['parley', 'bare-ws', 'socket-io', 'socket-io-redis', 'tutorial'] as const;
export type SubjectName = (typeof SUBJECTS)[number];

export const TITLES: Readonly<Record<SubjectName, string>> = {
  parley: 'Parley',
  'bare-ws': 'bare ws',
  'socket-io': 'plain Socket.IO',
  'socket-io-redis': 'Socket.IO with the Redis adapter',
  tutorial: 'tutorial gateway (one save() a message)',
};

/** A kind of server that is measured. */
export interface Subject {
  readonly name: SubjectName;
  readonly dialect: DialectName;
  /** Whether clients ask for their state once they are in. */
  readonly syncs: boolean;
  start(settings?: Readonly<Record<string, string>>, instances?: number): Promise<Server>;
  /** What this person enters with to hear of the room. */
  authOf(person: Person, room: Room): object;
}

/** Limits are as high as nobody gets, but they are kept: what they cost is measured too. */
const NO_LIMIT = '1000000000';

export async function prepareSubjects(world: World, town: Town): Promise<Record<SubjectName, Subject>> {
  const parley = {
    NODE_ENV: 'production',
    DATABASE_URL: await world.createDatabase('parley'),
    REDIS_URL: world.redisUrl,
    DATA_DIR: join(world.folder, 'parley'),
    JWT_SECRET,
    // Writing a long history takes longer than a token usually lasts.
    ACCESS_TOKEN_TTL_SECONDS: '86400',
    LOG_LEVEL: 'warn',
    LIMIT_MESSAGES_PER_MINUTE: NO_LIMIT,
    LIMIT_PACKETS_PER_SECOND: NO_LIMIT,
    LIMIT_CONNECTIONS_PER_SECOND: '0',
    LIMIT_SYNCS_WAITING: '100000',
    LIMIT_SEARCHES_PER_MINUTE: NO_LIMIT,
  };
  const tutorial = { DATABASE_URL: await world.createDatabase('tutorial') };
  const startParley = (settings = {}, instances = 1): Promise<Server> =>
    Server.start(world, PARLEY, { ...parley, ...settings }, instances);
  // The first start makes the tables.
  await (await startParley()).stop();
  await settle(town, parley.DATABASE_URL);

  const reference = (name: SubjectName, program: string, own: Record<string, string> = {}): Subject => ({
    name,
    dialect: 'socketIo',
    syncs: true,
    start: (settings = {}, instances = 1) =>
      Server.start(world, join(REFERENCES, program), { ...own, ...settings }, instances),
    authOf: ({ id }, room) => ({ rooms: [room.id], user: id }),
  });
  return {
    parley: {
      name: 'parley',
      dialect: 'socketIo',
      syncs: true,
      start: startParley,
      authOf: ({ token }) => ({ token }),
    },
    'bare-ws': { ...reference('bare-ws', 'bare-ws.js'), dialect: 'bare', syncs: false },
    'socket-io': reference('socket-io', 'socket-io.js'),
    'socket-io-redis': reference('socket-io-redis', 'socket-io.js', { REDIS_URL: world.redisUrl }),
    tutorial: reference('tutorial', 'tutorial.js', tutorial),
  };
}
