import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/index.js';

/** A data folder whose mails are read as their receivers would. */
export interface Mailbox {
  readonly dataDir: string;
  /** All mails to somebody so far, the oldest first. */
  to(address: string): string[];
  /** The newest mail to somebody, once there are so many. */
  newest(address: string, count?: number): Promise<string>;
  /** Octal, of the folder and each file. */
  modes(): string[];
  remove(): void;
}

export function openMailbox(): Mailbox {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-mails-'));
  const folder = join(dataDir, 'mails');
  const files = () => {
    try {
      return readdirSync(folder)
        .sort()
        .map((name) => join(folder, name));
    } catch {
      return [];
    }
  };
  const to = (address: string) =>
    files()
      .map((file) => readFileSync(file, 'utf8'))
      .filter((mail) => mail.startsWith(`To: ${address}\n`));
  return {
    dataDir,
    to,
    newest: async (address, count = 1) => {
      let mails: string[] = [];
      await eventually(() => {
        mails = to(address);
        if (mails.length < count) throw new Error(`${mails.length} mails to ${address}`);
      });
      return mails.at(-1) ?? '';
    },
    modes: () => [folder, ...files()].map((path) => (statSync(path).mode & 0o777).toString(8)),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

/** What is behind `#token=` in a mail. */
export function tokenIn(mail: string): string {
  const token = /#token=([\w-]+)/.exec(mail)?.[1];
  if (token === undefined) throw new Error(`there is no link in this mail: ${mail}`);
  return token;
}
