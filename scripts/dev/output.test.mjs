import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import { test } from 'node:test';
import { isCompiled, labelled } from './output.mjs';

test('lines are whole however they come, plain for reading and as they are for showing', async () => {
  const stream = new PassThrough();
  const lines = [];
  labelled(stream, 'page', (line, text) => lines.push([line, text]));
  for (const chunk of ['one\ntw', '\u001b[32mo\u001b[39m\n\n', 'three']) stream.write(chunk);
  stream.end();
  await once(stream, 'end');
  assert.deepEqual(lines, [
    ['one', 'page │ one'],
    ['two', 'page │ tw\u001b[32mo\u001b[39m'],
    ['three', 'page │ three'],
  ]);
});

test('only a build without errors counts', () => {
  assert.equal(isCompiled('[10:15:00] Found 0 errors. Watching for file changes.'), true);
  assert.equal(isCompiled('[10:15:00] Found 10 errors. Watching for file changes.'), false);
  assert.equal(isCompiled('[10:15:00] File change detected. Starting incremental compilation...'), false);
});
