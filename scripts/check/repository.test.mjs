/** What is written about commands, files and suites is true: in workflows, forms, the dev container and the manuals. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../setup/workspace.mjs';
import { suites } from '../testing/suites.mjs';

const at = (...parts) => path.join(root, ...parts);
const read = (...parts) => readFileSync(at(...parts), 'utf8');
const { scripts } = JSON.parse(read('package.json'));

const workflows = readdirSync(at('.github/workflows')).map((name) => [
  name,
  parse(read('.github/workflows', name)),
]);
const steps = workflows.flatMap(([name, { jobs }]) =>
  Object.values(jobs).flatMap((job) => job.steps.map((step) => ({ name, job, step }))),
);

/** Files whose commands people, or machines, run. */
const manuals = ['README.md', 'CONTRIBUTING.md', 'docs/operations.md', 'docs/reliability.md'];

test('every `npm run` that is named anywhere is there', () => {
  const texts = [
    ...manuals.map((file) => [file, read(file)]),
    ...steps.map(({ name, step }) => [name, step.run ?? '']),
  ];
  for (const [file, text] of texts) {
    for (const [line, name] of text.matchAll(/npm run ([\w:-]+)(?![^\n`]*-w )/g)) {
      assert.ok(name in scripts, `${file}: ${line}`);
    }
  }
});

test('the workflow runs every suite, and none that is not there', () => {
  const { jobs } = parse(read('.github/workflows/check.yml'));
  const named = jobs.test.strategy.matrix.include.flatMap(({ suites: list }) =>
    [...list.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain),
  );
  assert.deepEqual(
    [...named].sort(),
    suites.map(({ name }) => name).sort(),
    'every suite has its place in .github/workflows/check.yml',
  );
});

test('every job ends at some time, may only read, and knows which Node it takes', () => {
  for (const [name, { jobs, permissions }] of workflows) {
    assert.deepEqual(permissions, { contents: 'read' }, name);
    for (const job of Object.values(jobs)) {
      assert.ok(job['timeout-minutes'] > 0, name);
      for (const { uses, with: settings } of job.steps) {
        if (uses) assert.match(uses, /@v\d+$|@[0-9a-f]{40}$/);
        if (uses?.startsWith('actions/setup-node')) assert.ok(existsSync(at(settings['node-version-file'])));
      }
    }
  }
});

test('Dependabot looks where there is something', () => {
  const { version, updates } = parse(read('.github/dependabot.yml'));
  assert.equal(version, 2);
  const files = { npm: 'package.json', docker: 'backend.Dockerfile', 'docker-compose': 'docker-compose.yml' };
  for (const { 'package-ecosystem': kind, directory } of updates) {
    if (files[kind]) assert.ok(existsSync(at(directory, files[kind])), `${kind} in ${directory}`);
  }
});

test('the forms ask for something, each by its own name', () => {
  for (const name of readdirSync(at('.github/ISSUE_TEMPLATE')).filter((file) => file !== 'config.yml')) {
    const form = parse(read('.github/ISSUE_TEMPLATE', name));
    assert.ok(form.name && form.description, name);
    const ids = form.body.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, name);
    for (const { type, attributes } of form.body) {
      assert.match(type, /^(textarea|input|dropdown|checkboxes|markdown)$/);
      assert.ok(attributes.label, name);
    }
  }
});

test('the dev container has the Node of the workspace', () => {
  const { build } = JSON.parse(read('.devcontainer/devcontainer.json'));
  const [, version] = /^FROM node:([\d.]+)-/m.exec(read('.devcontainer', build.dockerfile));
  assert.equal(version, read('.nvmrc').trim());
});

test('every file that a manual leads to is there', () => {
  for (const file of manuals) {
    for (const [, target] of read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      assert.ok(existsSync(at(path.dirname(file), target)), `${file} leads to ${target}`);
    }
    const named = read(file).matchAll(/`((?:deploy|scripts|chaos|backend)\/[\w./-]+\.\w+)`/g);
    for (const [, target] of named)
      if (!target.includes('/results/')) assert.ok(existsSync(at(target)), `${file} names ${target}`);
  }
});
