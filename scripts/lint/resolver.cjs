/**
 * Tells eslint-plugin-boundaries which file an import means: sources name each other as the compiled files will be
 * called (`./rooms.service.js`), and other workspaces by their package (`@parley/contracts`).
 *
 * A file need not exist: a wall stands between places, and its tests import what nobody has written.
 */
const { existsSync, statSync } = require('node:fs');
const { builtinModules } = require('node:module');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

exports.interfaceVersion = 2;

exports.resolve = (source, importer) => {
  const name = source.replace(/^node:/, '');
  if (builtinModules.includes(name)) return { found: true, path: null };

  const workspace = /^@parley\/([a-z0-9-]+)(\/.*)?$/.exec(source);
  if (workspace) return { found: true, path: path.join(root, workspace[1], 'src/index.ts') };

  if (source.startsWith('.')) {
    const target = path.resolve(path.dirname(importer), source);
    return { found: true, path: fileOf(target) };
  }
  return { found: false };
};

function fileOf(target) {
  if (/\.js$/.test(target)) return target.replace(/\.js$/, '.ts');
  if (path.extname(target) && existsSync(target) && statSync(target).isFile()) return target;
  if (existsSync(target) && statSync(target).isDirectory()) return path.join(target, 'index.ts');
  return `${target}.ts`;
}
