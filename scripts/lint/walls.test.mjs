/**
 * Every wall refuses an import across it and lets the door beside it open: a wall that nothing runs into is paint.
 * Type-aware rules are off here, because the files exist in these strings only.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import typescript from 'typescript-eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false, program: null } },
      rules: {
        ...typescript.configs.disableTypeChecked.rules,
        '@typescript-eslint/prefer-readonly': 'off',
        '@typescript-eslint/return-await': 'off',
        '@ngrx/avoid-cyclic-effects': 'off',
        '@ngrx/no-multiple-actions-in-effects': 'off',
      },
    },
  ],
});

const wallRules = [
  'boundaries/dependencies',
  'boundaries/no-unknown-dependencies',
  'no-restricted-imports',
  'no-restricted-properties',
  'no-restricted-syntax',
  '@typescript-eslint/no-restricted-imports',
];

async function complaints(file, code) {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  const fatal = result.messages.find((message) => message.fatal);
  assert.equal(fatal, undefined, fatal?.message);
  return result.messages.filter((message) => wallRules.includes(message.ruleId));
}

const importing = (source) => `import { x } from '${source}';\nexport const y = x;\n`;

/** [wall, file, what it must not import, what it may import] */
const walls = [
  ['contracts imports no library', 'contracts/src/models.ts', 'zod', './errors.js'],
  ['contracts imports nothing of Node', 'contracts/src/models.ts', 'node:fs', './errors.js'],
  ['contracts imports no workspace', 'contracts/src/models.ts', '@parley/client', './errors.js'],
  ['contracts stays in its folder', 'contracts/src/models.ts', '../../client/src/index.js', './errors.js'],
  ['client does not import the backend', 'client/src/sync.ts', '@parley/backend', '@parley/contracts'],
  ['client has no server', 'client/src/sync.ts', 'socket.io', 'socket.io-client'],
  [
    'the backend does not import the client',
    'backend/src/rooms/rooms.service.ts',
    '@parley/client',
    '@parley/contracts',
  ],
  [
    '… not by a path either',
    'backend/src/rooms/rooms.service.ts',
    '../../../client/src/index.js',
    './dto/room.js',
  ],
  [
    'the page does not import the backend',
    'frontend/src/app/core/session.ts',
    '@parley/backend',
    '@parley/client',
  ],
  ['… not by a path either', 'frontend/src/app/core/s.ts', '../../../../backend/src/rooms/index', './rooms'],
  [
    'the page opens no socket of its own',
    'frontend/src/app/core/session.ts',
    'socket.io-client',
    '@parley/client',
  ],
  [
    'e2e does not import the backend',
    'e2e/src/chat.spec.ts',
    '../../backend/src/main.js',
    './support/stage.js',
  ],
  ['bench does not import the page', 'bench/src/load.ts', '../../frontend/src/main.js', '@parley/client'],
  ['fuzz speaks for itself', 'fuzz/src/run.ts', '@parley/client', '@parley/contracts'],
  [
    'the product does not import scripts',
    'backend/src/main.ts',
    '../../scripts/start.mjs',
    './app.module.js',
  ],

  ['config knows no platform', 'backend/src/config/config.ts', '../platform/redis/redis.module.js', 'zod'],
  [
    'platform knows no feature',
    'backend/src/platform/http/a.ts',
    '../../rooms/index.js',
    '../../config/index.js',
  ],
  [
    'platform knows no realtime',
    'backend/src/platform/socket/a.ts',
    '../../realtime/index.js',
    '../events/index.js',
  ],
  [
    'features know no realtime',
    'backend/src/rooms/rooms.service.ts',
    '../realtime/index.js',
    '../users/index.js',
  ],
  [
    'features know no GraphQL',
    'backend/src/rooms/rooms.service.ts',
    '../graphql/index.js',
    '../users/index.js',
  ],
  ['neither does realtime', 'backend/src/realtime/emits.ts', '../graphql/index.js', '../users/index.js'],
  ['… nor GraphQL of realtime', 'backend/src/graphql/fields.ts', '../realtime/index.js', '../rooms/index.js'],
  [
    'a feature is entered by its index',
    'backend/src/rooms/rooms.service.ts',
    '../users/users.repository.js',
    '../users/index.js',
  ],
  ['… from a subfolder too', 'backend/src/rooms/dto/a.ts', '../../users/user.entity.js', '../room.view.js'],
  ['… and by realtime', 'backend/src/realtime/emits.ts', '../users/users.events.js', '../users/index.js'],

  ['typeorm is for repositories', 'backend/src/rooms/rooms.service.ts', 'typeorm', './rooms.repository.js'],
  ['… not for controllers', 'backend/src/rooms/rooms.controller.ts', 'typeorm', './rooms.service.js'],
  [
    'socket.io is not for gateways',
    'backend/src/rooms/rooms.gateway.ts',
    'socket.io',
    '../platform/socket/index.js',
  ],
  [
    'its adapter is for platform/socket',
    'backend/src/platform/redis/a.ts',
    '@socket.io/redis-adapter',
    'redis',
  ],
  [
    'socket.io-client is not for the backend',
    'backend/src/rooms/rooms.gateway.ts',
    'socket.io-client',
    '@nestjs/websockets',
  ],
  ['a service sees no request', 'backend/src/rooms/rooms.service.ts', 'express', '@nestjs/common'],

  [
    'a page feature knows no other',
    'frontend/src/app/features/rooms/a.ts',
    '../people/people',
    './room-list',
  ],
  ['… from a subfolder too', 'frontend/src/app/features/rooms/b/a.ts', '../../people/people', '../room-list'],
  ['core knows no feature', 'frontend/src/app/core/rooms.effects.ts', '../features/rooms/a', '../ui/avatar'],
  ['ui knows no store', 'frontend/src/app/ui/avatar.ts', '@ngrx/store', '@angular/core'],
  ['ui knows no HTTP', 'frontend/src/app/ui/avatar.ts', '@angular/common/http', '@angular/common'],
  ['ui knows no core', 'frontend/src/app/ui/avatar.ts', '../core/session', './relative-time'],
  ['ui knows no feature', 'frontend/src/app/ui/avatar.ts', '../features/rooms/a', './relative-time'],
];

for (const [wall, file, wrong, right] of walls) {
  test(`${wall}: ${file} and ${wrong}`, async () => {
    assert.notDeepEqual(await complaints(file, importing(wrong)), [], `${file} may import ${wrong}`);
    assert.deepEqual(await complaints(file, importing(right)), []);
  });
}

test('a type is an import too', async () => {
  const file = 'backend/src/rooms/rooms.service.ts';
  assert.notDeepEqual(
    await complaints(file, "import type { Socket } from 'socket.io';\nexport type S = Socket;\n"),
    [],
  );
  assert.notDeepEqual(await complaints(file, "export type S = import('socket.io').Socket;\n"), []);
  assert.notDeepEqual(await complaints(file, "export * from 'socket.io';\n"), []);
  assert.notDeepEqual(await complaints(file, "export const io = import('socket.io');\n"), []);
});

test('a service throws no HTTP exception', async () => {
  const code = "import { NotFoundException } from '@nestjs/common';\nexport const y = NotFoundException;\n";
  assert.notDeepEqual(await complaints('backend/src/rooms/rooms.service.ts', code), []);
  assert.deepEqual(await complaints('backend/src/rooms/rooms.controller.ts', code), []);
});

test('settings are read in one place', async () => {
  for (const code of [
    'export const y = process.env.PORT;\n',
    "export const y = process['env'];\n",
    'export const { env } = process;\n',
    "import { env } from 'node:process';\nexport const y = env;\n",
  ]) {
    assert.notDeepEqual(await complaints('backend/src/rooms/rooms.service.ts', code), [], code);
    assert.notDeepEqual(await complaints('client/src/sync.ts', code), [], code);
    assert.deepEqual(await complaints('backend/src/config/config.ts', code), [], code);
  }
});

test('type tests of contracts may use expect-type, and nothing else', async () => {
  assert.deepEqual(await complaints('contracts/src/ack.test-d.ts', importing('expect-type')), []);
  assert.notDeepEqual(await complaints('contracts/src/ack.test-d.ts', importing('zod')), []);
});

test('tests may open what the code may not', async () => {
  assert.deepEqual(await complaints('backend/test/rooms.spec.ts', importing('socket.io-client')), []);
  assert.deepEqual(await complaints('backend/test/rooms.spec.ts', importing('typeorm')), []);
  assert.deepEqual(
    await complaints('backend/test/rooms.spec.ts', importing('../src/rooms/rooms.service.js')),
    [],
  );
  assert.deepEqual(await complaints('client/src/sync.spec.ts', importing('socket.io')), []);
  assert.notDeepEqual(
    await complaints('backend/src/rooms/rooms.service.spec.ts', importing('../realtime/index.js')),
    [],
  );
});

test('what helps tests of the page is for tests of the page', async () => {
  assert.deepEqual(await complaints('frontend/src/app/core/a.spec.ts', importing('../testing/samples')), []);
  assert.deepEqual(await complaints('frontend/src/app/shell/a.spec.ts', importing('../testing/samples')), []);
  assert.deepEqual(await complaints('frontend/src/app/testing/page.ts', importing('../core/session')), []);
  assert.notDeepEqual(await complaints('frontend/src/app/core/a.ts', importing('../testing/samples')), []);
  assert.notDeepEqual(await complaints('frontend/src/app/shell/a.ts', importing('../testing/samples')), []);
});

test('homes of libraries', async () => {
  assert.deepEqual(await complaints('backend/src/platform/socket/adapter.ts', importing('socket.io')), []);
  assert.deepEqual(await complaints('backend/src/realtime/emits.ts', importing('socket.io')), []);
  assert.deepEqual(await complaints('backend/src/rooms/rooms.repository.ts', importing('typeorm')), []);
  assert.deepEqual(await complaints('backend/src/rooms/room.entity.ts', importing('typeorm')), []);
  assert.deepEqual(await complaints('backend/src/platform/database/source.ts', importing('typeorm')), []);
  assert.deepEqual(await complaints('backend/src/app.module.ts', importing('./rooms/rooms.module.js')), []);
  assert.deepEqual(
    await complaints('frontend/src/app/app.routes.ts', importing('./features/rooms/routes')),
    [],
  );
});

test('`as unknown as` is refused', async () => {
  assert.notDeepEqual(
    await complaints('client/src/sync.ts', 'export const y = (1 as unknown as string).length;\n'),
    [],
  );
});
