/**
 * `npm test`: everything that proves Parley, from a bare clone. Installs where the lock file asks for it, builds
 * what is stale, finds or installs Redis and Chromium, runs every suite, and ends with one line a suite and a sum.
 *
 *   npm test                run everything
 *   npm test -- client page run these suites only (names as in the closing lines)
 */
const oldest = 20;
if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    `Parley needs Node ${oldest} or newer; this is Node ${process.versions.node}. Install a current one.`,
  );
  process.exit(1);
}

const { mkdtempSync, readFileSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const path = await import('node:path');
const { SetupError, root } = await import('./setup/workspace.mjs');
const { alone } = await import('./setup/lock.mjs');
const { prepare } = await import('./setup/prepare.mjs');
const { install } = await import('./setup/install.mjs');
const { build } = await import('./setup/build.mjs');
const { chromium, nginx, postgres, redis } = await import('./testing/programs.mjs');
const { suites } = await import('./testing/suites.mjs');
const { isGreen, summary } = await import('./testing/summary.mjs');

/** Settings of a server that may be running here are none of the tests' business, least of all its database. */
for (const [, name] of readFileSync(path.join(root, '.env.example'), 'utf8').matchAll(/^#? ?([A-Z_]+)=/gm)) {
  delete process.env[name];
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  const names = suites.map(({ name }) => `"${name}"`).join(', ');
  console.error(`There is no suite ${unknown.map((name) => `"${name}"`).join(', ')}; there are ${names}.`);
  process.exit(1);
}

const reports = mkdtempSync(path.join(tmpdir(), 'parley-test-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** What suites need is provided once, when the first of them asks; each gets the same answer. */
const provided = new Map();
const providers = { build: () => alone(build).then(() => ({})), redis, chromium, nginx, postgres };
const provide = (name) => {
  if (!provided.has(name)) provided.set(name, providers[name]());
  return provided.get(name);
};

await prepare(install);

const results = [];
for (const { name, needs, run } of suites) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 76 - name.length))}\n`);
  const started = Date.now();
  const result = await figuresOf(needs, run, path.join(reports, `${results.length}.out`));
  results.push({ name, seconds: (Date.now() - started) / 1000, ...result });
}
console.log(`\n${summary(results)}`);
process.exit(isGreen(results) ? 0 : 1);

async function figuresOf(needs, run, report) {
  try {
    const env = {};
    for (const need of needs) Object.assign(env, await provide(need));
    return { figures: await run({ env, report }) };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return { figures: { passed: 0, failed: 1, skipped: 0 }, reason: 'did not run, as said above' };
  }
}
