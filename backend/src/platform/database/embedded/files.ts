import { chown, stat, writeFile } from 'node:fs/promises';
import type { Owner } from './run.js';

export function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A file that only PostgreSQL's user (and root) can read. */
export async function writeFor(owner: Owner | undefined, path: string, content: string): Promise<void> {
  await writeFile(path, content, { mode: 0o600 });
  await giveTo(owner, path);
}

export async function giveTo(owner: Owner | undefined, path: string): Promise<void> {
  if (owner) await chown(path, owner.uid, owner.gid);
}
