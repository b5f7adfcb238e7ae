import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail } from './mail.js';

/** Takes a mail to where it is read. */
export interface Carrier {
  /** @throws when it could not; trying again later may help. Answers what may stand in the log of it. */
  carry(mail: Mail): Promise<string>;
  /** Lets connections go. */
  close(): void;
}

const CONNECTION_TIMEOUT_MS = 10_000;
const SOCKET_TIMEOUT_MS = 30_000;

/** By SMTP, over few connections that are used again. */
export function smtpCarrier(url: string, from: string): Carrier {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    greetingTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    // Neither files nor addresses are ever read into a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    carry: async ({ to, subject, text, html }) => {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html });
      return 'by the mail server';
    },
    close: () => transport.close(),
  };
}

const KEEP_FILES_MS = 7 * 24 * 60 * 60 * 1000;
const TIDY_EVERY_MS = 60 * 60 * 1000;

/** As text files that only the server's user may read, for where no mail server is configured. They go after a week. */
export function fileCarrier(folder: string): Carrier {
  let tidiedAt = 0;
  return {
    carry: async ({ to, subject, text }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const now = Date.now();
      if (now - tidiedAt > TIDY_EVERY_MS) {
        tidiedAt = now;
        await removeOlderThan(folder, now - KEEP_FILES_MS);
      }
      const time = new Date(now).toISOString().replaceAll(':', '-');
      const file = join(folder, `${time}-${randomBytes(4).toString('hex')}.txt`);
      await writeFile(file, `To: ${to}\nSubject: ${subject}\n\n${text}`, { mode: 0o600, flag: 'wx' });
      return file;
    },
    close: () => undefined,
  };
}

async function removeOlderThan(folder: string, time: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (name.endsWith('.txt') && (await stat(file)).mtimeMs < time) await rm(file, { force: true });
  }
}
