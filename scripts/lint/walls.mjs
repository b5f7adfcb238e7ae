/**
 * The walls between the parts of Parley, as data for eslint-plugin-boundaries. What is not allowed here is refused;
 * `walls.test.mjs` holds a wrong import for every wall. The reasons are in docs/architecture.md.
 */

const place = (category, pattern, capture) => ({ category, pattern, ...(capture && { capture }) });

/** Where a file lives. Every file has exactly one place. */
export const places = [
  place('contracts', 'contracts/src/**/*'),
  place('client', 'client/@(src|test)/**/*'),
  place('backend-root', 'backend/src/*'),
  place('backend-config', 'backend/src/config/**/*'),
  place('backend-platform', 'backend/src/platform/**/*'),
  place('backend-realtime', 'backend/src/realtime/**/*'),
  place('backend-graphql', 'backend/src/graphql/**/*'),
  place('backend-feature', 'backend/src/(!(config|platform|realtime|graphql))/**/*', ['feature']),
  place('backend-test', 'backend/test/**/*'),
  place('frontend-root', [
    'frontend/src/*',
    'frontend/src/!(app)/**/*',
    'frontend/src/app/*',
    'frontend/src/app/shell/**/*',
  ]),
  place('frontend-core', 'frontend/src/app/core/**/*'),
  place('frontend-feature', 'frontend/src/app/features/(*)/**/*', ['feature']),
  place('frontend-ui', 'frontend/src/app/ui/**/*'),
  place('frontend-testing', 'frontend/src/app/testing/**/*'),
  place('e2e', 'e2e/*/**/*'),
  place('bench', 'bench/*/**/*'),
  place('chaos', 'chaos/*/**/*'),
  place('fuzz', 'fuzz/*/**/*'),
  place('examples', 'examples/**/*'),
  place('tools', [
    '*',
    'scripts/**/*',
    'deploy/**/*',
    '{contracts,client,backend,frontend,e2e,bench,chaos,fuzz}/*',
    'frontend/scripts/**/*',
  ]),
];

/** What a file is, wherever it lives. */
const kinds = [
  place('test', [
    '**/*.spec.ts',
    '**/*.test-d.ts',
    '{backend,client,chaos,bench,fuzz}/test/**/*',
    'frontend/src/app/testing/**/*',
    'e2e/*/**/*',
  ]),
  place('entry', 'backend/src/*/index.ts'),
  place('sql', ['backend/src/**/*.{repository,entity}.ts', 'backend/src/platform/database/**/*']),
  place('socket', 'backend/src/@(platform/socket|realtime)/**/*'),
];

const at = (...categories) => ({ file: { categories: { anyOf: categories } } });
const library = (...source) => ({ module: { origin: 'external', source } });
const anyLibrary = { module: { origin: ['external', 'core'] } };
const allow = (from, to) => ({ from, allow: { to } });
const refuse = (from, to, message) => ({ from, disallow: { to }, message });

const all = places.map(({ category }) => category);
const backend = all.filter((name) => name.startsWith('backend-'));
const frontend = all.filter((name) => name.startsWith('frontend-'));
const inTheSameFeature = (name) => ({
  file: { categories: { anyOf: [name] }, captured: { feature: '{{ from.file.captured.feature }}' } },
});

/** Later policies override earlier ones. */
const policies = [
  allow(at(...all), anyLibrary),

  // Between workspaces.
  refuse(at('contracts'), anyLibrary, 'contracts imports nothing: it is what both ends share.'),
  allow(at('contracts'), at('contracts')),
  allow({ file: { categories: { allOf: ['contracts', 'test'] } } }, library('expect-type')),
  allow(at('client'), at('client', 'contracts')),
  allow(at(...backend), at('contracts')),
  allow(at('backend-test'), at(...backend, 'client')),
  allow(at(...frontend), at('client', 'contracts')),
  allow(at('e2e'), at('e2e', 'client', 'contracts')),
  allow(at('bench'), at('bench', 'client', 'contracts')),
  allow(at('bench'), { file: { path: 'chaos/src/index.ts' } }),
  allow(at('chaos'), at('chaos', 'client', 'contracts')),
  allow(at('fuzz'), at('fuzz', 'contracts')),
  allow(at('examples'), at('client', 'contracts')),
  allow(at('tools'), at('tools')),

  // Inside the backend: config ← platform ← features ← realtime and graphql, and its root joins them.
  allow(at('backend-root'), at(...backend.filter((name) => name !== 'backend-test'))),
  allow(at('backend-config'), at('backend-config')),
  allow(at('backend-platform'), at('backend-platform', 'backend-config')),
  allow(at('backend-feature'), at('backend-platform', 'backend-config')),
  allow(at('backend-feature'), inTheSameFeature('backend-feature')),
  allow(at('backend-realtime'), at('backend-realtime', 'backend-platform', 'backend-config')),
  allow(at('backend-graphql'), at('backend-graphql', 'backend-platform', 'backend-config')),
  allow(at('backend-feature', 'backend-realtime', 'backend-graphql'), at('entry')),
  refuse(
    at('backend-feature'),
    { file: { path: 'backend/src/realtime/**' } },
    'Features say what happened (a domain event); realtime listens and emits.',
  ),
  refuse(
    at('backend-feature', 'backend-realtime', 'backend-platform'),
    { file: { path: 'backend/src/graphql/**' } },
    'GraphQL is a door to the features: none of them knows of it.',
  ),
  refuse(
    at('backend-graphql'),
    { file: { path: 'backend/src/realtime/**' } },
    'GraphQL hears what a socket hears, through platform/socket.',
  ),

  // Inside the page: ui ← core ← features ← the shell.
  allow(at('frontend-root'), at(...frontend.filter((name) => name !== 'frontend-testing'))),
  allow(at('frontend-ui'), at('frontend-ui')),
  allow(at('frontend-core'), at('frontend-core', 'frontend-ui')),
  allow(at('frontend-feature'), at('frontend-core', 'frontend-ui')),
  allow(at('frontend-feature'), inTheSameFeature('frontend-feature')),
  allow(at('frontend-testing'), at(...frontend)),
  allow({ file: { categories: { allOf: ['test'], anyOf: frontend } } }, at('frontend-testing')),
  // What the page offers is held, by a test, to the one table of what the server allows.
  allow(
    { file: { categories: { allOf: ['frontend-core', 'test'] } } },
    { file: { path: 'backend/src/access/access.policy.ts' } },
  ),
  refuse(
    at('frontend-ui'),
    library('@ngrx/*', '@angular/router'),
    'app/ui knows neither the store nor the router: it has inputs and outputs.',
  ),
  refuse(
    at('frontend-ui'),
    { module: { source: '@angular/common', internalPath: 'http*' } },
    'app/ui does not speak HTTP: it has inputs and outputs.',
  ),
  refuse(at('frontend-ui'), at('client'), 'app/ui does not know the server: it has inputs and outputs.'),

  // Libraries with one home.
  refuse(
    at(...all),
    library('socket.io', '@socket.io/*', '@nestjs/platform-socket.io'),
    'socket.io is for backend/src/platform/socket and backend/src/realtime: use what platform/socket gives.',
  ),
  allow(at('socket', 'test'), library('socket.io', '@socket.io/*', '@nestjs/platform-socket.io')),
  // The servers that Parley is measured beside are written as others write them.
  allow(at('bench'), library('socket.io', '@socket.io/*', '@nestjs/platform-socket.io')),
  refuse(at(...all), library('socket.io-client'), 'socket.io-client is for client/: use @parley/client.'),
  allow(at('client', 'test'), library('socket.io-client')),
  refuse(
    at(...all),
    library('typeorm'),
    'typeorm is for *.repository.ts, *.entity.ts and platform/database: ask a repository.',
  ),
  allow(at('sql', 'test', 'bench'), library('typeorm')),
];

/** One entry of the flat configuration; `plugin` is eslint-plugin-boundaries, `root` the folder of the workspace. */
export const walls = (plugin, root) => ({
  name: 'parley/walls',
  files: ['**/*.ts', '**/*.mjs'],
  plugins: { boundaries: plugin },
  settings: {
    'boundaries/root-path': root,
    'boundaries/files': [...places, ...kinds],
    'boundaries/legacy-templates': false,
    'boundaries/additional-dependency-nodes': [
      { selector: 'TSImportType > TSLiteralType > Literal', kind: 'type', name: 'import-type' },
      { selector: 'TSImportType > Literal', kind: 'type', name: 'import-type' },
    ],
    'import/resolver': { [`${root}/scripts/lint/resolver.cjs`]: {} },
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        message:
          'This import crosses a wall: {{ from.file.path }} may not import {{ dependency.source }} (scripts/lint/walls.mjs).',
        checkAllOrigins: true,
        checkUnknownLocals: true,
        policies,
      },
    ],
  },
});
