/**
 * What `ng build` leaves to do: have the text font and the database's library preloaded (their names carry a hash), list
 * the files for the service worker, which starts the page without a network, and put a brotli and a gzip twin next to every file that is worth it,
 * so that the server compresses nothing while it serves. Prints what a first visit downloads.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = fileURLToPath(new URL('../dist/browser/', import.meta.url));
const indexPath = join(root, 'index.html');
const COMPRESSIBLE = new Set(['.html', '.css', '.js', '.svg', '.json', '.txt', '.webmanifest']);
/** Bytes. Below, the headers of a compressed answer eat the gain. */
const WORTH_IT = 512;

async function preloadTextFont() {
  const font = (await readdir(join(root, 'media'))).find((name) =>
    /^inter-latin-wght-normal\b.*\.woff2$/.test(name),
  );
  if (!font) throw new Error('The build holds no inter-latin-wght-normal font: see src/styles/fonts.css');
  const link = `<link rel="preload" href="media/${font}" as="font" type="font/woff2" crossorigin>`;
  const index = await readFile(indexPath, 'utf8');
  if (!index.includes(link)) await writeFile(indexPath, index.replace(/<base [^>]*>/, `$&\n    ${link}`));
}

/**
 * Whatever the page shows, it first looks for who is signed in on this device, and what reads that is a part of its own:
 * without this it would be asked for only when everything else is there.
 */
async function preloadDatabase() {
  const chunks = (await readdir(root)).filter((name) => /^chunk-.*\.js$/.test(name));
  const holdsIt = await Promise.all(
    chunks.map(async (name) => (await readFile(join(root, name), 'utf8')).includes('DexieError')),
  );
  const found = chunks.filter((_name, index) => holdsIt[index]);
  if (found.length !== 1)
    throw new Error(`One chunk should hold the database's library, not ${found.length}.`);
  const link = `<link rel="modulepreload" href="${found[0]}">`;
  const index = await readFile(indexPath, 'utf8');
  if (!index.includes(link)) await writeFile(indexPath, index.replace('<script src="main-', `${link}$&`));
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

/** Compressed bytes of index.html and of all that it names: what a browser fetches before it shows anything. */
async function firstVisit() {
  const index = await readFile(indexPath, 'utf8');
  const named = [...index.matchAll(/(?:src|href)="([^":]+\.(?:js|css|woff2))"/g)].map((match) => match[1]);
  let total = 0;
  for (const name of new Set(['index.html', ...named])) {
    const path = join(root, name);
    total += (await stat(`${path}.br`).catch(() => stat(path))).size;
  }
  return total;
}

await preloadTextFont();
await preloadDatabase();
await listForServiceWorker();
const files = (await readdir(root, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && COMPRESSIBLE.has(extname(entry.name)))
  .map((entry) => join(entry.parentPath, entry.name));
await Promise.all(files.map(compress));
console.log(`First visit: ${((await firstVisit()) / 1000).toFixed(1)} kB over the wire, font included.`);
