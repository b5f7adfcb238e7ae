import { mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveTo, writeFor } from './files.js';
import type { Owner } from './run.js';

export const SETTINGS_FILE = 'parley.conf';

/** Longest path of a Unix socket, less the name of PostgreSQL's. */
const SOCKET_DIR_MAX_BYTES = 103 - '/.s.PGSQL.5432'.length;

export type Settings = Readonly<Record<string, string>>;

/** Besides durability, which is PostgreSQL's own default: everything on. */
const COMMON: Settings = {
  max_connections: '200',
  logging_collector: 'on',
  log_directory: 'log',
  // One file for each day of the week, written over in the next.
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_checkpoints: 'off',
};

/** Written before each start, because the folder may have been moved since the last one. */
export async function writeSettings(
  cluster: string,
  owner: Owner | undefined,
  ...settings: Settings[]
): Promise<void> {
  const all = Object.entries(Object.assign({}, COMMON, ...settings) as Settings);
  const lines = all.map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`);
  await writeFor(owner, join(cluster, SETTINGS_FILE), lines.join(''));
}

/**
 * How it is reached: by a Unix socket in the cluster's own folder, which only its user may enter. TCP on this machine
 * where there are no such sockets; a folder for temporary files where the path is too long for one.
 */
export async function connectionSettings(cluster: string, owner: Owner | undefined): Promise<Settings> {
  if (platform() === 'win32') {
    return { listen_addresses: '127.0.0.1', port: String(await freePort()), unix_socket_directories: '' };
  }
  const fits = Buffer.byteLength(cluster) <= SOCKET_DIR_MAX_BYTES;
  const socketDir = fits ? cluster : await shortSocketDir(owner);
  return { listen_addresses: '', port: '5432', unix_socket_directories: socketDir };
}

async function shortSocketDir(owner: Owner | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  await giveTo(owner, folder);
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
