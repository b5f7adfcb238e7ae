import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { useHooks } from './hooks.mjs';
import { root } from './workspace.mjs';

/** Nothing of the settings of whoever runs this. */
const env = { PATH: process.env.PATH, HOME: '/nowhere', GIT_CONFIG_NOSYSTEM: '1' };

function checkout(context) {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-hooks-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync('git', ['init', '--quiet', folder], { env });
  return folder;
}

const hooksOf = (folder) =>
  spawnSync('git', ['config', 'core.hooksPath'], { cwd: folder, env, encoding: 'utf8' }).stdout.trim();

test('a checkout gets the hooks, and whoever has their own keeps them', (context) => {
  const folder = checkout(context);
  assert.equal(useHooks(folder, env), true);
  assert.equal(hooksOf(folder), 'scripts/hooks');
  assert.equal(useHooks(folder, env), true);
  execFileSync('git', ['config', 'core.hooksPath', 'mine'], { cwd: folder, env });
  assert.equal(useHooks(folder, env), false);
  assert.equal(hooksOf(folder), 'mine');
});

test('what is no checkout, and continuous integration, is left alone', (context) => {
  const folder = checkout(context);
  assert.equal(useHooks(folder, { ...env, CI: 'true' }), false);
  rmSync(path.join(folder, '.git'), { recursive: true });
  assert.equal(useHooks(folder, env), false);
  assert.equal(useHooks(folder, { ...env, PATH: '/nowhere' }), false);
});

test('git can run every hook', () => {
  const hooks = readdirSync(path.join(root, 'scripts/hooks')).filter((name) => !name.includes('.'));
  assert.deepEqual(hooks, ['pre-commit']);
  for (const hook of hooks) assert.ok(statSync(path.join(root, 'scripts/hooks', hook)).mode & 0o111);
});

test('a commit with a badly formatted file is refused, and a good one is not', (context) => {
  const folder = checkout(context);
  for (const name of [
    'scripts',
    'eslint.config.mjs',
    '.prettierrc.json',
    '.prettierignore',
    'package.json',
  ]) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  mkdirSync(path.join(folder, 'docs'));
  useHooks(folder, env);
  const commit = (file, content) => {
    writeFileSync(path.join(folder, file), content);
    execFileSync('git', ['add', file], { cwd: folder, env });
    const author = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
    return spawnSync('git', [...author, 'commit', '-m', 'test: a file'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
  };
  const refused = commit('scripts/bad.mjs', 'export const x = {a:1}\n');
  assert.notEqual(refused.status, 0);
  assert.match(refused.stderr, /npm run format/);
  const unused = commit('scripts/bad.mjs', 'const x = 1;\n');
  assert.notEqual(unused.status, 0);
  assert.match(unused.stdout + unused.stderr, /no-unused-vars/);
  const taken = commit('scripts/bad.mjs', 'export const x = { a: 1 };\n');
  assert.equal(taken.status, 0, taken.stderr);
});
