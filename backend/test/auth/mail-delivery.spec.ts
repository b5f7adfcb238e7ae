import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import {
  eventually,
  PASSWORD,
  signUp,
  startApp,
  startPostgres,
  type TestDatabase,
} from '../support/index.js';
import { startServerProcess } from '../support/server-process.js';
import { type MailServer, startMailServer } from './mail-server.js';
import { openMailbox, tokenIn } from './mails.js';

let database: TestDatabase;
let server: MailServer;

beforeAll(async () => {
  database = await startPostgres();
  server = await startMailServer();
});

afterAll(async () => {
  await server?.close();
  await database?.close();
});

const FROM = 'Parley <parley@example.com>';

const start = () =>
  startApp({
    database,
    env: { SMTP_URL: server.url, MAIL_FROM: FROM, PUBLIC_URL: 'https://chat.example.com' },
  });

/** As a mail program shows it. */
const decoded = (source: string) =>
  source
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

describe('by a mail server', () => {
  test('a mail comes as text and as HTML, from the configured sender', async () => {
    const app = await start();
    try {
      await request(app.url)
        .post('/api/v1/auth/register')
        .send({
          email: 'ada@example.com',
          username: 'ada',
          displayName: 'Ada <script>alert(1)</script>',
          password: PASSWORD,
        })
        .expect(201);
      await eventually(() => expect(server.received).toHaveLength(1));
      const [mail] = server.received;
      expect(mail).toMatchObject({ from: 'parley@example.com', to: 'ada@example.com' });
      const source = decoded(mail?.source ?? '');
      expect(source).toContain(`From: ${FROM}`);
      expect(source).toContain('Subject: Confirm your e-mail address for Parley');
      expect(source).toContain('Content-Type: text/plain');
      const [text = '', html = ''] = source.split('Content-Type: text/html');
      expect(text).toContain(`https://chat.example.com/confirm-email#token=${tokenIn(source)}`);
      expect(html).toContain(`href="https://chat.example.com/confirm-email#token=${tokenIn(source)}"`);
      expect(html).not.toContain('<script>');
    } finally {
      await app.close();
    }
  });

  test('is tried again where it was refused for the moment; nobody waits for that', async () => {
    const app = await start();
    try {
      server.refuseNext(1);
      const before = server.offered();
      const began = Date.now();
      await signUp(app, 'patient');
      await eventually(() => expect(server.received.map(({ to }) => to)).toContain('patient@example.com'));
      expect(server.offered() - before).toBe(2);
      // Not before the first second was over.
      expect(Date.now() - began).toBeGreaterThan(900);
    } finally {
      await app.close();
    }
  });

  test('that is away people register and ask as ever; the mail comes when it is back', async () => {
    const app = await start();
    const away = server.hangUp();
    try {
      await signUp(app, 'early');
      await request(app.url)
        .post('/api/v1/auth/password/forgot')
        .send({ email: 'early@example.com' })
        .expect(204);
      await eventually(() => expect(away.calls()).toBeGreaterThanOrEqual(2));
      away.end();
      const toEarly = () => server.received.filter(({ to }) => to === 'early@example.com');
      await eventually(() => expect(toEarly()).toHaveLength(2), 20_000);
    } finally {
      away.end();
      await app.close();
    }
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

describe('the log of a server in production', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'parley-mail-log-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const settings = () => ({
    DATABASE_URL: database.url,
    NODE_ENV: 'production',
    LOG_LEVEL: 'debug',
    JWT_SECRET: 'd0c6f1b7a39e4825bd1c7f60e2a94835',
    DEMO_USERS: '',
  });

  test('says where mails are, and knows neither address nor link nor words of them', async () => {
    const mails = openMailbox();
    const process = await startServerProcess({ env: { ...settings(), DATA_DIR: mails.dataDir } });
    await signUp(process, 'secretive');
    await request(process.url)
      .post('/api/v1/auth/password/forgot')
      .send({ email: 'secretive@example.com' })
      .expect(204);
    const found = [await mails.newest('secretive@example.com', 2), ...mails.to('secretive@example.com')];
    await request(process.url)
      .post('/api/v1/auth/password/reset')
      .send({
        token: tokenIn(found.find((mail) => mail.includes('/reset-password')) ?? ''),
        password: PASSWORD,
      })
      .expect(204);
    expect(await process.end('SIGTERM')).toBe(0);
    const log = process.output();
    expect(log).toContain(join(mails.dataDir, 'mails'));
    expect(log).toContain('PUBLIC_URL is not set');
    for (const mail of found) expect(log).not.toContain(tokenIn(mail));
    expect(log).not.toContain('secretive');
    expect(log).not.toContain('choose a new password with');
    mails.remove();
  });

  test('knows no address when the mail server names it in its refusal', async () => {
    server.refuseNext(2);
    const port = String(await freePort());
    const env = {
      SMTP_URL: server.url,
      MAIL_FROM: FROM,
      PORT: port,
      PUBLIC_URL: `http://localhost:${port}`,
      DATA_DIR: dataDir,
    };
    const process = await startServerProcess({ env: { ...settings(), ...env } });
    await signUp(process, 'refused');
    await eventually(() => expect(process.output()).toContain('a mail could not be sent'));
    expect(await process.end('SIGTERM')).toBe(0);
    expect(process.output()).not.toContain('refused@example.com');
    server.refuseNext(0);
  });
});
