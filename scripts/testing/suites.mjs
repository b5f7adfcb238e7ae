/**
 * What `npm test` runs, in this order: what is quick and narrow first.
 *
 * `needs` names what must be there before: programs of the machine, or the built product.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/workspace.mjs';
import { jest, jestWithSecondTry, nodeTests, typeChecks } from './runners.mjs';

const tools = () =>
  readdirSync(path.join(root, 'scripts'), { recursive: true })
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => path.join('scripts', file));
const types = ['contracts', 'client', 'backend', 'frontend', 'e2e', 'chaos', 'bench', 'fuzz'].map(
  (name) => `${name}/tsconfig.json`,
);
/** The page's tests are compiled to CommonJS. */
const COMMON_JS = [];
const integration = 'jest.integration.config.mjs';

/** @type {{name: string, needs: string[], run: (tools: {env: object, report: string}) => Promise<object>}[]} */
export const suites = [
  suite('types', [], (given) => typeChecks({ projects: types, ...given })),
  suite('client', [], (given) => jest({ workspace: 'client', ...given })),
  suite('backend', [], (given) => jest({ workspace: 'backend', ...given })),
  suite('page', [], (given) => jest({ workspace: 'frontend', flags: COMMON_JS, ...given })),
  suite('chaos checker', [], (given) => jest({ workspace: 'chaos', ...given })),
  suite('bench', [], (given) => jest({ workspace: 'bench', ...given })),
  suite('fuzz judge', [], (given) => jest({ workspace: 'fuzz', ...given })),
  suite('workspace', ['build'], (given) => nodeTests({ files: tools(), ...given })),
  suite('backend with servers', ['build', 'redis'], (given) =>
    jestWithSecondTry({ workspace: 'backend', config: integration, ...given }),
  ),
  suite('chaos', ['build', 'redis', 'postgres'], (given) =>
    jestWithSecondTry({ workspace: 'chaos', config: integration, ...given }),
  ),
  suite('bench, tiny', ['build', 'redis', 'postgres'], (given) =>
    jestWithSecondTry({ workspace: 'bench', config: integration, ...given }),
  ),
  suite('fuzz', ['build'], (given) =>
    jestWithSecondTry({ workspace: 'fuzz', config: integration, ...given }),
  ),
  suite('browser', ['build', 'chromium', 'redis', 'nginx'], (given) =>
    jestWithSecondTry({ workspace: 'e2e', ...given }),
  ),
];

function suite(name, needs, run) {
  return { name, needs, run };
}
