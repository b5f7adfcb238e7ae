import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.js';
import { freePort } from './product.js';

/** What the image starts, with the template beside it. */
const START = fileURLToPath(new URL('../../../deploy/nginx/start.sh', import.meta.url));
/** Debian keeps it where an ordinary user's PATH does not lead. */
const SEARCH = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

/** One line of its access log. */
export interface Logged {
  readonly path: string;
  readonly status: number;
  /** Address of the instance; empty for what nginx answered itself, several where one did not answer. */
  readonly instance: string;
  readonly remoteAddress: string;
}

/** A real nginx with the configuration that is shipped. */
export interface Nginx {
  readonly url: string;
  /** The requests that are over, sockets among them. */
  logged(): readonly Logged[];
  /** What it complained about. */
  complaints(): string;
  /** `nginx -s reload`; resolves when new workers are there. */
  reload(): Promise<void>;
  dispose(): Promise<void>;
}

export async function startNginx(folder: string, instances: readonly string[]): Promise<Nginx> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const log = join(folder, 'requests.log');
  const env = {
    ...process.env,
    PATH: [dirname(findNginx()), ...SEARCH].join(delimiter),
    PARLEY_BACKENDS: instances.map((instance) => new URL(instance).host).join(' '),
    PARLEY_LISTEN: String(port),
    PARLEY_RUN_DIR: join(folder, 'nginx'),
    PARLEY_ACCESS_LOG: log,
    PARLEY_SHUTDOWN_SECONDS: '60',
  };
  let errors = '';
  const child = spawn('sh', [START], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`nginx ended at its start:\n${errors}`);
    if (!(await fetch(`${url}/nginx-health`)).ok) throw new Error('nginx is not healthy');
  });
  return {
    url,
    logged: () => linesOf(log).map((line) => JSON.parse(line) as Logged),
    complaints: () => errors,
    reload: async () => {
      const before = workersOf(child);
      child.kill('SIGHUP');
      await eventually(() => {
        if (workersOf(child).every((pid) => before.includes(pid))) throw new Error('no new worker yet');
      });
    },
    dispose: async () => {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Whole lines only: one may be just being written. */
function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}

function workersOf(master: ChildProcess): number[] {
  const text = readFileSync(`/proc/${master.pid}/task/${master.pid}/children`, 'utf8').trim();
  return text === '' ? [] : text.split(' ').map(Number);
}

function findNginx(): string {
  const named = process.env['TEST_NGINX'];
  const found = named ?? SEARCH.map((folder) => join(folder, 'nginx')).find((file) => existsSync(file));
  if (found) return found;
  throw new Error(
    'The browser tests need nginx: install it (apt-get install nginx-light, brew install nginx), or set TEST_NGINX.',
  );
}
