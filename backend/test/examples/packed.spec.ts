import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MessagePage, MyRoom, Page } from '@parley/contracts';
import {
  apiOf,
  eventually,
  PASSWORD,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

/**
 * `@parley/client` as it is packed, outside the workspace: what its README shows is compiled and run there. Its
 * dependencies are linked from the workspace, so that no network is needed.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);
const DEPENDENCIES = ['socket.io-client', 'uuid'];

const OPTIONS = {
  strict: true,
  skipLibCheck: true,
  target: 'es2023',
  lib: ['es2023', 'dom'],
  module: 'nodenext',
  types: [],
  rootDir: '.',
};

let database: TestDatabase;
let app: TestApp;
let folder: string;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  folder = mkdtempSync(join(tmpdir(), 'parley-packed-'));
  for (const name of ['contracts', 'client']) await unpack(name);
  for (const name of DEPENDENCIES) link(name);
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app?.close();
  await database?.close();
});

async function unpack(name: string): Promise<void> {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await run('npm', args, { cwd: join(root, name) });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const target = join(folder, 'node_modules/@parley', name);
  mkdirSync(target, { recursive: true });
  await run('tar', ['-xzf', join(folder, filename), '-C', target, '--strip-components=1']);
}

function link(name: string): void {
  const target = join(folder, 'node_modules', name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), target);
}

test('what the README shows compiles and runs with the packed client', async () => {
  const alice = await signUp(app, 'alice');
  const shown = /```ts\n([^]*?)```/.exec(readFileSync(join(root, 'client/README.md'), 'utf8'))?.[1] ?? '';
  const program = shown.replace('http://localhost:3000', app.url).replace("'password'", `'${PASSWORD}'`);
  expect(program).toContain(app.url);
  const rest =
    'while (client.outbox.items(room.id).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));\n' +
    'close();\nawait client.stop();\n';
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'program.ts'), program + rest);

  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: OPTIONS, files: ['program.ts'] }),
  );

  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const compiled = await run(process.execPath, [tsc, '-p', '.'], { cwd: folder }).catch(
    (failed: { stdout: string }) => failed,
  );
  expect(compiled.stdout).toBe('');
  const { stdout } = await run(process.execPath, ['program.js'], { cwd: folder });

  const [room] = (await apiOf(app, alice).get<Page<MyRoom>>('/rooms')).body.items;
  expect(room?.name).toBe('Kitchen');
  expect(stdout).toContain(room?.id);
  await eventually(async () => {
    const { body } = await apiOf(app, alice).get<MessagePage>(`/rooms/${room?.id}/messages`);
    expect(body.items.map((message) => message.body)).toContain('Hello');
  });
});
