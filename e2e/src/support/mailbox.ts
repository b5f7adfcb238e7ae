import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Product } from './product.js';

const WAIT_MS = 15_000;

/** The link of the latest mail to somebody about something, where the product writes mails that nothing sends. */
export async function mailedLink({ dataDir }: Product, to: string, path: `/${string}`): Promise<string> {
  const folder = join(dataDir, 'mails');
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const names = await readdir(folder).catch(() => []);
    const mails = await Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')));
    const link = mails
      .filter((mail) => mail.startsWith(`To: ${to}`))
      .flatMap((mail) => mail.match(/https?:\/\/\S+/g) ?? [])
      .findLast((address) => new URL(address).pathname === path);
    if (link) return link;
    if (Date.now() > deadline) throw new Error(`no mail to ${to} leads to ${path}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
