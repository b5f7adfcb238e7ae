/**
 * Completes package-lock.json so that `npm ci` accepts it everywhere. Run after every change of dependencies:
 *
 *   npm install … && npm run complete-lockfile
 *   npm run complete-lockfile -- --check    fail where that was forgotten
 *
 * Many packages list one optional package for each platform. npm leaves those out that it could not look up
 * while it wrote the lock file, and `npm ci` then refuses the whole file ("Missing: … from lock file"). Each
 * missing one gets an entry with its version and the platform that its name tells. Addresses of registries are
 * taken out: where packages come from is for each machine's own npm configuration to say.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isInstalled, markInstalled } from './setup/stamp.mjs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** What the end of a package's name says about where it runs: `@swc/core-linux-x64-musl`. */
function platformOf(name) {
  const words = name.replace('windows', 'win32').split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return { ...(os.length && { os }), ...(cpu.length && { cpu }), ...(libc.length && { libc }) };
}

/** Whether Node would find `name` from the package at `path`, as npm checks it. */
function isLocked(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

const added = [];
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue;
    const version = range.replace(/^[\^~=]/, '');
    const platform = platformOf(name);
    if (!/^\d+\.\d+\.\d+/.test(version) || Object.keys(platform).length === 0) {
      console.error(
        `package-lock.json lacks ${name}@${range}, and its name does not tell its platform: add it by hand.`,
      );
      process.exitCode = 1;
      continue;
    }
    packages[`node_modules/${name}`] = { version, ...platform, optional: true };
    added.push(`${name}@${version}`);
  }
}

let addresses = 0;
for (const entry of Object.values(packages)) {
  if (/^https?:/.test(entry.resolved ?? '')) {
    delete entry.resolved;
    addresses++;
  }
}

if (process.argv.includes('--check')) {
  if (added.length + addresses > 0) {
    console.error('npm ci will refuse package-lock.json on some machines: run `npm run complete-lockfile`.');
    process.exitCode = 1;
  }
} else {
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  const wasInstalled = isInstalled();
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  // What is added is for other platforms: nothing of it belongs into this node_modules.
  if (wasInstalled) markInstalled();
  console.log(`package-lock.json: ${added.length} platform packages added, ${addresses} addresses removed.`);
}
