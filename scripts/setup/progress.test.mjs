import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showing } from './progress.mjs';
import { SetupError } from './workspace.mjs';

const running = (code) => ({
  command: process.execPath,
  args: ['-e', code],
  cwd: '/',
  env: process.env,
  remedy: 'Do this.',
});

test('what went well says nothing', async () => {
  await showing('Working', running(''));
});

test('a failure says what failed and what to do', async () => {
  await assert.rejects(showing('Working', running('process.exit(2)')), {
    constructor: SetupError,
    message: 'Working failed, as said above. Do this.',
  });
});

test('files of another user are named as such', async () => {
  const program = running("console.error('EACCES: permission denied'); process.exit(1)");
  await assert.rejects(showing('Working', program), /belong to another user/);
});

test('a program that is not there is a sentence too', async () => {
  await assert.rejects(showing('Working', { ...running(''), command: '/nowhere/at/all' }), {
    constructor: SetupError,
    message: /^Working failed: .* Do this\.$/,
  });
});

test('an interruption is not a failure of the program', async () => {
  const program = running("process.kill(process.ppid, 'SIGINT'); setTimeout(() => {}, 15_000)");
  await assert.rejects(showing('Working', program), { message: 'Working was interrupted.' });
});
