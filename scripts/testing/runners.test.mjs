import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../setup/workspace.mjs';
import { jestWithSecondTry } from './runners.mjs';

let folder;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parley-runners-'));
  writeFileSync(path.join(folder, 'jest.config.json'), JSON.stringify({ reporters: [] }));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const suite = (name, body) => writeFileSync(path.join(folder, `${name}.test.js`), body);
const run = () =>
  jestWithSecondTry({
    workspace: path.relative(root, folder),
    config: path.join(folder, 'jest.config.json'),
    env: {},
    report: path.join(folder, 'report.json'),
  });

test('a file that failed is run once more, whole, and named if it passes then', async () => {
  suite('steady', `test('holds', () => {});`);
  // What the first test leaves behind is what the second finds: only a whole file may be tried again.
  suite(
    'unsteady',
    `const fs = require('node:fs');
     const tries = __dirname + '/tries';
     test('counts', () => fs.appendFileSync(tries, '.'));
     test('holds the second time', () => expect(fs.readFileSync(tries, 'utf8')).toBe('..'));`,
  );
  const { again, ...figures } = await run();
  assert.deepEqual(figures, { passed: 3, failed: 0, skipped: 0 });
  assert.deepEqual(
    again.map((file) => path.basename(file)),
    ['unsteady.test.js'],
  );
});

test('what fails twice has failed', async () => {
  suite('unsteady', `test('never holds', () => expect(1).toBe(2)); test('holds', () => {});`);
  const { again, ...figures } = await run();
  assert.deepEqual(figures, { passed: 2, failed: 1, skipped: 0 });
  assert.deepEqual(again, []);
});
