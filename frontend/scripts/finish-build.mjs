/**
 * What `ng build` leaves to do: join the parts that are fetched together; list the code of the first screens, whose names
 * carry a hash, and all files for the service worker, which starts the page without a network; put a brotli and a gzip
 * twin next to every file that is worth it, so that the server compresses nothing while it serves; and weigh what a first
 * visit downloads.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { bytesOf, filesOf, MOST, readParts, SCREENS } from './first-visit.mjs';
import { joinParts } from './join-parts.mjs';

const root = fileURLToPath(new URL('../dist/browser/', import.meta.url));
const indexPath = join(root, 'index.html');
const COMPRESSIBLE = new Set(['.html', '.css', '.js', '.svg', '.json', '.txt', '.webmanifest']);
/** Bytes. Below, the headers of a compressed answer eat the gain. */
const WORTH_IT = 512;

/** Joins what is fetched together, and has the page name what it begins with. */
async function joinAll() {
  const index = await readFile(indexPath, 'utf8');
  const { main, needs } = await joinParts(root, index);
  const preloads = needs.map((name) => `<link rel="modulepreload" href="${name}">`).join('');
  const joined = index
    .replaceAll(/<link rel="modulepreload" href="(?:main|chunk)-[^"]+">/g, '')
    .replace(/<script src="main-[^"]+\.js"/, `${preloads}<script src="${main}"`);
  await writeFile(indexPath, joined);
}

/** `public/start.js` has those of the screen fetched that it takes to be wanted. */
async function listScreens() {
  const parts = await readParts(root);
  const index = await readFile(indexPath, 'utf8');
  const files = Object.fromEntries(Object.keys(SCREENS).map((name) => [name, filesOf(name, parts, index)]));
  const lists = Object.entries(files).map(
    ([name, of]) => `<meta name="parley-${name}" content="${of.join(' ')}">\n    `,
  );
  const plain = index.replaceAll(/<meta name="parley-[^>]*>\s*/g, '');
  await writeFile(indexPath, plain.replace('<script src="start.js">', `${lists.join('')}$&`));
  return files;
}

/** After everything that changes a file: the list holds their hashes. */
async function listForServiceWorker() {
  const require = createRequire(import.meta.url);
  const worker = require.resolve('@angular/service-worker/ngsw-worker.js');
  const here = fileURLToPath(new URL('..', import.meta.url));
  const list = join(dirname(worker), 'ngsw-config.js');
  // It takes its paths as standing in the folder that it runs in.
  execFileSync(process.execPath, [list, 'dist/browser', 'ngsw-config.json'], { cwd: here });
  await copyFile(worker, join(root, 'ngsw-worker.js'));
}

async function compress(path) {
  const raw = await readFile(path);
  if (raw.length < WORTH_IT) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
  };
  await Promise.all([
    promisify(brotliCompress)(raw, { params }).then((small) => writeFile(`${path}.br`, small)),
    promisify(gzip)(raw, { level: constants.Z_BEST_COMPRESSION }).then((small) =>
      writeFile(`${path}.gz`, small),
    ),
  ]);
}

/** Fails where a screen has become too large: what is not needed for it belongs into a part of its own. */
async function weigh(screens) {
  const index = await readFile(indexPath, 'utf8');
  for (const [name, files] of Object.entries(screens)) {
    const bytes = await bytesOf(files, root, index);
    const sentence = `First visit, ${name}: ${(bytes / 1000).toFixed(1)} kB over the wire, ${(MOST[name] / 1000).toFixed(0)} allowed.`;
    if (bytes > MOST[name]) throw new Error(`${sentence} See docs/performance.md, "The first visit".`);
    console.log(sentence);
  }
}

await joinAll();
const screens = await listScreens();
await listForServiceWorker();
const files = (await readdir(root, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && COMPRESSIBLE.has(extname(entry.name)))
  .map((entry) => join(entry.parentPath, entry.name));
await Promise.all(files.map(compress));
await weigh(screens);
