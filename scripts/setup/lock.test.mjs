import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { alone } from './lock.mjs';

function lockFile(context) {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-lock-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'lock');
}

test('works do not overlap, and a failed one gives way too', async (context) => {
  const file = lockFile(context);
  const seen = [];
  const work = (name, end) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(`${name} ends`);
    return end?.();
  };
  const fail = () => Promise.reject(new Error('no'));
  const first = assert.rejects(alone(work('first', fail), file));
  await Promise.all([first, alone(work('second'), file)]);
  assert.deepEqual(seen, ['first begins', 'first ends', 'second begins', 'second ends']);
  assert.equal(existsSync(file), false);
});

test('the lock of a process that died is nobody’s', async (context) => {
  const file = lockFile(context);
  writeFileSync(file, '4194305');
  assert.equal(await alone(() => Promise.resolve('done'), file), 'done');
});
