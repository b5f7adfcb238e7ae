import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  eventually,
  makeRoom,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

/** The program in docs/graphql.md, as it stands there but for the address, does what it is there for. */

const MANUAL = '../docs/graphql.md';

let database: TestDatabase;
let app: TestApp;
let asAnn: Api;
let roomId: string;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  asAnn = apiOf(app, await signUp(app, 'ann'));
  ({ id: roomId } = await makeRoom(asAnn, { name: 'General' }));
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

test('the example comes in, joins, and hears what is said', async () => {
  const [, program = ''] = /```js\n([\s\S]+?)```/.exec(readFileSync(MANUAL, 'utf8')) ?? [];
  expect(program).toContain('http://localhost:3000');
  const code = program.replace('http://localhost:3000', app.url);
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code]);
  let told = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const ended = once(child, 'exit');
  try {
    await eventually(() => expect(told + complaints).toContain('version: 2'), 20_000);
    await asAnn.post(`/rooms/${roomId}/messages`, { id: newId(), body: 'Hello' });
    await eventually(() => expect(told).toContain(`{ version: 3, message: { body: 'Hello' } }`));
    expect(complaints).toBe('');
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}, 60_000);
