import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { MessagePage, MyRoom } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { makeBot, makeToken } from '../bots/bots.js';
import {
  apiOf,
  eventually,
  makeRoom,
  signUp,
  startApp,
  startPostgres,
  type Api,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

/** The programs of examples/, run as README.md says, against a real server. */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const readme = readFileSync(`${root}/README.md`, 'utf8');

let database: TestDatabase;
let app: TestApp;
let alice: Api;
let room: MyRoom;
const running: ChildProcessWithoutNullStreams[] = [];

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  alice = apiOf(app, await signUp(app, 'alice'));
  room = await makeRoom(alice, { name: 'general' });
});

afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

function run(...args: string[]) {
  return runWith({}, ...args);
}

function runWith(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  running.push(child);
  const program = { child, output: '', ended: new Promise((resolve) => child.once('exit', resolve)) };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (program.output += text));
  }
  return program;
}

const say = (body: string) => alice.post(`/rooms/${room.id}/messages`, { id: newId(), body });
const bodies = async () =>
  (await alice.get<MessagePage>(`/rooms/${room.id}/messages`)).body.items.map(({ body }) => body);

test('the bot echoes', async () => {
  expect(readme).toContain('node examples/bot.mjs general http://localhost:3000');
  const bot = run('examples/bot.mjs', 'general', app.url);
  await eventually(() => expect(bot.output).toContain('Echo is in general.'), 30_000);
  expect(bot.output).toContain('PARLEY_TOKEN is not set');
  await say('echo hello');
  await eventually(async () => expect(await bodies()).toContain('hello'), 30_000);
});

test('the bot comes in by the token of an account of its own', async () => {
  expect(readme).toContain('PARLEY_TOKEN');
  const administrator = apiOf(app, await signUp(app, 'administrator'));
  const { token } = await makeToken(administrator, await makeBot(administrator, 'parrot'), [
    'rooms:read',
    'rooms:write',
    'messages:read',
    'messages:write',
  ]);
  const bot = runWith({ PARLEY_TOKEN: token }, 'examples/bot.mjs', 'general', app.url);
  await eventually(() => expect(bot.output).toContain('parrot is in general.'), 30_000);
  await say('echo as myself');
  await eventually(async () => expect(await bodies()).toContain('as myself'), 30_000);
});

test.each(['nonsense', `parley_bot_${'x'.repeat(43)}`])(
  'a bot that is let in nowhere says why',
  async (token) => {
    const bot = runWith({ PARLEY_TOKEN: token }, 'examples/bot.mjs', 'general', app.url);
    expect(await bot.ended).toBe(1);
    expect(bot.output).toMatch(/^PARLEY_TOKEN is not good: .+\nSet it to a token /);
  },
);

test('the command line shows history, sends what it is piped, and ends', async () => {
  expect(readme).toContain('npm run cli -- --name Ada');
  await say('earlier words');
  const chat = run('examples/chat.mjs', '--url', app.url, '--name', 'Ada', '--room', 'general');
  chat.child.stdin.end('words of Ada\n/who\n/rooms\n/quit\n');
  expect(await chat.ended).toBe(0);
  expect(chat.output).toContain('alice: earlier words');
  expect(chat.output).toContain('general (');
  expect(await bodies()).toContain('words of Ada');
});

test('the command line shows what others write and type, live', async () => {
  const chat = run('examples/chat.mjs', '--url', app.url, '--name', 'Bea', '--room', 'general');
  await eventually(() => expect(chat.output).toContain('── general'), 30_000);
  await say('live words');
  await eventually(() => expect(chat.output).toContain('alice: live words'), 30_000);
  chat.child.stdin.end('/quit\n');
  expect(await chat.ended).toBe(0);
});
