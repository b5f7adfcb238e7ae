import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { filesOf, namedIn, readParts, SCREENS } from './first-visit.mjs';

/**
 * Joins the many small parts of the page that are always fetched together: what the page begins with, and what each first
 * screen needs beyond that. Each part of its own costs headers, and compresses worse than a larger one. The framework
 * stays for itself: it changes less often than the page.
 */
export async function joinParts(root, index) {
  const parts = await readParts(root);
  const main = namedIn(index).find((name) => name.startsWith('main-'));
  const start = new Set(namedIn(index).filter((name) => parts.has(name)));
  const screens = Object.keys(SCREENS).map((name) => new Set(filesOf(name, parts, index)));
  for (const shared of screens[0].intersection(screens[1])) {
    start.add(shared);
    for (const screen of screens) screen.delete(shared);
  }
  const framework = [...start].reduce(
    (largest, name) =>
      name !== main && parts.get(name).code.length > parts.get(largest)?.code.length ? name : largest,
    [...start].find((name) => name !== main),
  );
  start.delete(framework);
  const group = (name, files, priority) => ({ name, test: (id) => files.has(id), priority });

  const bundle = await rolldown({
    input: { main },
    // That two parts which load each other late are one now is what this is for.
    checks: { ineffectiveDynamicImport: false },
    plugins: [
      {
        name: 'built-parts',
        resolveId: (source) => {
          const name = source.replace(/^\.\//, '');
          return parts.has(name) ? name : { id: source, external: true };
        },
        load: (id) => parts.get(id).code,
      },
    ],
  });
  const { output } = await bundle.generate({
    minify: true,
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: 'chunk-[hash].js',
    codeSplitting: {
      groups: [
        group('framework', new Set([framework]), 4),
        group('start', start, 3),
        ...screens.map((files, n) => group(`screen-${n}`, files, 2)),
      ],
    },
  });
  await bundle.close();
  await Promise.all([...parts.keys()].map((name) => rm(join(root, name))));
  for (const { fileName, code } of output) await writeFile(join(root, fileName), code);
  return entryOf(output);
}

/** The script that begins, and all that has to be there for it, whatever needs it. */
function entryOf(output) {
  const byName = new Map(output.map((part) => [part.fileName, part]));
  const entry = output.find(({ isEntry }) => isEntry);
  const needs = new Set();
  const add = (name) => {
    if (!byName.has(name) || needs.has(name)) return;
    needs.add(name);
    byName.get(name).imports.forEach(add);
  };
  entry.imports.forEach(add);
  return { main: entry.fileName, needs: [...needs] };
}
