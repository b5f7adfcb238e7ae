/** The server hears each wish once, and never outlives the process that started it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

/** Says its process id, then every signal that it gets, and ends 300 ms after the first; or by itself, should the test fail. */
const SERVER = `
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    console.log(signal);
    setTimeout(() => process.exit(0), 300);
  });
}
setTimeout(() => process.exit(1), 15_000);
console.log('pid ' + process.pid);
`;

async function started(context) {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-serve-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const main = path.join(folder, 'main.mjs');
  writeFileSync(main, SERVER);
  const serve = new URL('./serve.mjs', import.meta.url).href;
  const code = `import { serve } from '${serve}'; process.exit(await serve(${JSON.stringify(main)}));`;
  // A group of its own, as a terminal gives to what it runs.
  const starter = spawn(process.execPath, ['--input-type=module', '-e', code], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  starter.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  while (!said.includes('pid ')) await once(starter.stdout, 'data');
  const ended = once(starter.stdout, 'end');
  return { starter, server: Number(/pid (\d+)/.exec(said)[1]), ended, heard: () => said.match(/SIG\w+/g) };
}

const lives = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('Ctrl-C, heard by the whole group and passed on again by npm, ends it once and in order', async (context) => {
  const { starter, server, ended, heard } = await started(context);
  process.kill(-starter.pid, 'SIGINT');
  while (!heard()) await once(starter.stdout, 'data');
  starter.kill('SIGINT');
  const [code] = await once(starter, 'exit');
  await ended;
  assert.equal(code, 0);
  assert.deepEqual(heard(), ['SIGINT']);
  assert.equal(lives(server), false);
});

test('a kill -9 of the starter ends the server in order', async (context) => {
  const { starter, ended, heard } = await started(context);
  starter.kill('SIGKILL');
  // The server held the other end until it was gone.
  await ended;
  assert.deepEqual(heard(), ['SIGTERM']);
});
