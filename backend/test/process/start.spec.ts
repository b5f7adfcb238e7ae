import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { startPostgres, type TestDatabase } from '../support/index.js';
import { postgresOf, runServerProcess, startServerProcess } from '../support/server-process.js';

const SECRET = 'd0c6f1b7a39e4825bd1c7f60e2a94835';

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await startPostgres();
});

afterAll(async () => {
  await database?.close();
});

beforeEach(() => {
  const home = mkdtempSync(join(tmpdir(), 'parley-start-'));
  // As root: PostgreSQL's own user must be able to enter.
  chmodSync(home, 0o755);
  dataDir = join(home, 'data');
});

afterEach(() => {
  rmSync(join(dataDir, '..'), { recursive: true });
});

const run = (env: Record<string, string>) => runServerProcess({ env: { DATA_DIR: dataDir, ...env } });

/** Its own sentences, and nothing of how it came to them. */
function sentences(output: string): string[] {
  expect(output).not.toMatch(/^\s+at /m);
  return output.trim().split('\n');
}

describe('the start is refused with a sentence', () => {
  test('for each wrong variable, before anything is made', async () => {
    const { code, output } = await run({ PORT: 'http', LIMIT_ROOMS_PER_USER: '-1' });
    expect(code).toBe(1);
    expect(sentences(output)).toEqual([
      'PORT must be a whole number from 0 to 65535, not "http": leave it unset for 3000 or correct it.',
      'LIMIT_ROOMS_PER_USER must be a whole number from 0 to 1000000000, not "-1": leave it unset for 500 or correct it.',
    ]);
    expect(existsSync(dataDir)).toBe(false);
  });

  test('in production without a secret', async () => {
    const { code, output } = await run({ NODE_ENV: 'production', DEMO_USERS: '' });
    expect(code).toBe(1);
    expect(sentences(output)).toEqual([
      'JWT_SECRET must be set in production: set it to the output of "openssl rand -hex 32".',
    ]);
  });

  test('when the port is taken, and its database does not stay behind', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, output } = await run({ PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(sentences(output)).toEqual([
      `PORT must be free, and ${port} is used by another program: end that one, or set PORT to another number.`,
    ]);
    expect(postgresOf(dataDir)).toBeUndefined();
  });

  test('when the address is not of this machine', async () => {
    const { code, output } = await run({ HOST: '192.0.2.1', DATABASE_URL: database.url });
    expect(code).toBe(1);
    expect(sentences(output)).toEqual([expect.stringMatching(/^HOST must be an address of this machine/)]);
  });

  test('when the database refuses the password', async () => {
    const { code, output } = await run({ DATABASE_URL: database.url.replace(/:[^:@]+@/, ':wrong@') });
    expect(code).toBe(1);
    const [sentence] = sentences(output);
    expect(sentence).toMatch(
      /^DATABASE_URL must name a user, password and database that exist.+: correct it\.$/,
    );
    expect(sentence).not.toContain('wrong');
  });

  test('when there is no such database', async () => {
    const { output } = await run({ DATABASE_URL: database.url.replace(/\/test_\w+/, '/missing') });
    expect(sentences(output)).toEqual([
      expect.stringMatching(/^DATABASE_URL must .+"database "missing" does not exist"/),
    ]);
  });
});

describe('a server that starts', () => {
  test('says where it is, and nothing that is of no use to who starts it', async () => {
    const server = await startServerProcess({ env: { DATA_DIR: dataDir, DATABASE_URL: database.url } });
    expect(server.output().trim()).toBe(`Parley is ready at ${server.url}`);
    await request(server.url).get('/health/ready').expect(200);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(server.output().trim()).toBe(`Parley is ready at ${server.url}`);
  });

  test('logs in production as JSON, without tokens, bodies or queries', async () => {
    const server = await startServerProcess({
      env: {
        DATA_DIR: dataDir,
        DATABASE_URL: database.url,
        NODE_ENV: 'production',
        JWT_SECRET: SECRET,
        DEMO_USERS: '',
      },
    });
    await request(server.url)
      .post('/api/v1/auth/login?query-text')
      .set('Authorization', 'Bearer bearer-text')
      .set('Cookie', 'parley_refresh=cookie-text')
      .set('X-Request-Id', 'the-request')
      .send({ login: 'login-text', password: 'password-text' });
    await server.end('SIGTERM');
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const logged = lines.map((line) => JSON.parse(line) as { reqId?: string; res?: object });
    expect(logged.find((line) => line.reqId === 'the-request')).toMatchObject({
      req: { method: 'POST', path: '/api/v1/auth/login' },
      res: { statusCode: 400 },
    });
    expect(server.output()).not.toMatch(/(query|bearer|cookie|login|password)-text/);
  });

  test('answers what is under way before it ends, and waits for nobody else', async () => {
    const server = await startServerProcess({
      env: { DATA_DIR: dataDir, DATABASE_URL: database.url, LIMIT_REGISTRATIONS_PER_MINUTE: '0' },
    });
    const agent = new Agent({ keepAlive: true });
    const register = (username: string) =>
      request(server.url)
        .post('/api/v1/auth/register')
        .agent(agent)
        .send({ email: `${username}@example.com`, username, password: 'correct horse' });
    await register('first').expect(201);
    // More than the machine can hash at once, so that some of them are under way when the signal comes.
    const underWay = Array.from({ length: 20 }, (_, n) =>
      register(`last${n}`).then((response) => response.status),
    );
    await Promise.race(underWay);
    const ended = Date.now();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(Date.now() - ended).toBeLessThan(4_000);
    expect(await Promise.all(underWay)).toEqual(underWay.map(() => 201));
    agent.destroy();
  });

  test('migrates an empty database once, however many start at once', async () => {
    const fresh = await startPostgres();
    const servers = await Promise.all(
      Array.from({ length: 10 }, () =>
        startServerProcess({ env: { DATA_DIR: dataDir, DATABASE_URL: fresh.url } }),
      ),
    );
    const [{ count } = { count: 0 }] = await fresh.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM migrations',
    );
    expect(count).toBeGreaterThan(0);
    expect(await Promise.all(servers.map((server) => server.end('SIGTERM')))).toEqual(servers.map(() => 0));
    await fresh.close();
  });
});
