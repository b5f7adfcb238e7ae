import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fingerprintOfOutput, fingerprintOfSources } from './fingerprint.mjs';

function folder(context) {
  const root = mkdtempSync(path.join(tmpdir(), 'parley-print-'));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, 'src'));
  mkdirSync(path.join(root, 'dist'));
  writeFileSync(path.join(root, 'src/a.ts'), 'a');
  writeFileSync(path.join(root, 'dist/a.js'), 'a');
  return root;
}

test('sources differ by what they say and how they are called, not by their times nor by what is built', (context) => {
  const root = folder(context);
  const before = fingerprintOfSources([root]);
  utimesSync(path.join(root, 'src/a.ts'), 1, 1);
  writeFileSync(path.join(root, 'dist/b.js'), 'b');
  assert.equal(fingerprintOfSources([root]), before);
  writeFileSync(path.join(root, 'src/a.ts'), 'b');
  const changed = fingerprintOfSources([root]);
  assert.notEqual(changed, before);
  writeFileSync(path.join(root, 'src/b.ts'), '');
  assert.notEqual(fingerprintOfSources([root]), changed);
});

test('what was built differs as soon as anything touched it', (context) => {
  const root = folder(context);
  const before = fingerprintOfOutput([path.join(root, 'dist')]);
  assert.equal(fingerprintOfOutput([path.join(root, 'dist')]), before);
  utimesSync(path.join(root, 'dist/a.js'), 1, 1);
  assert.notEqual(fingerprintOfOutput([path.join(root, 'dist')]), before);
  assert.equal(fingerprintOfOutput([path.join(root, 'nowhere')]), '');
});
