import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConfigError } from './config-error.js';
import { readConfig } from './read-config.js';
import { VARIABLES } from './variables.js';

const SECRET = 'd0c6f1b7a39e4825bd1c7f60e2a94835';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-config-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

const read = (env: Record<string, string> = {}) => readConfig({ DATA_DIR: dataDir, ...env });

function problems(env: Record<string, string>): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('without any variable the defaults of the contract count', () => {
  const { tokens, ...config } = read();
  expect(tokens).toMatchObject({
    accessTtlSeconds: 900,
    refreshTtlSeconds: 2_592_000,
    guestTtlSeconds: 86_400,
  });
  expect(config).toEqual({
    environment: 'development',
    dataDir,
    logLevel: 'warn',
    http: { port: 3000, host: '0.0.0.0', publicUrl: null, allowedOrigins: [], trustProxy: false },
    linkPreviews: true,
    outgoingInternalHosts: [],
    database: { url: null, poolSize: 10 },
    redis: { url: null },
    mail: { smtpUrl: null, from: null },
    limits: {
      messagesPerMinute: 60,
      typingPerMinute: 10,
      pingsPerMinute: 30,
      loginFailuresPerMinute: 10,
      loginFailuresPerAccount: 20,
      mailsPerHour: 5,
      registrationsPerMinute: 20,
      socketsPerUser: 10,
      roomsPerUser: 500,
      connectionsPerSecond: 100,
      packetsPerSecond: 100,
      syncsAtOnce: 16,
      syncsWaiting: 200,
      uploadsPerMinute: 60,
      unsentBytesPerUser: 1_073_741_824,
      searchesPerMinute: 120,
      draftsPerMinute: 120,
      previewsPerMinute: 60,
      exportsPerHour: 5,
    },
    graphql: { maxDepth: 10, maxCost: 10_000, maxSubscriptions: 50 },
    messageMaxLength: 4000,
    attachmentMaxBytes: 26_214_400,
    imageMaxPixels: 60_000_000,
    s3: null,
    shutdownSpreadSeconds: 5,
    adminUsername: null,
    demoUsers: true,
  });
});

test('an empty value counts as unset', () => {
  expect(read({ PORT: '', DATABASE_URL: ' ', JWT_SECRET: '' })).toEqual(read());
});

test('what is set is read', () => {
  const config = read({
    PORT: '8080',
    PUBLIC_URL: 'https://chat.example.com/',
    ALLOWED_ORIGINS: 'https://a.example.com, http://localhost:4200',
    TRUST_PROXY: 'loopback,10.0.0.0/8',
    DATABASE_URL: 'postgres://parley:p%40ss@db/parley?sslmode=require',
    REDIS_URL: 'rediss://redis:6380/1',
    LIMIT_MESSAGES_PER_MINUTE: '0',
    DEMO_USERS: 'false',
  });
  expect(config.http).toMatchObject({
    port: 8080,
    publicUrl: 'https://chat.example.com',
    allowedOrigins: ['https://a.example.com', 'http://localhost:4200'],
    trustProxy: ['loopback', '10.0.0.0/8'],
  });
  expect(config.database.url).toBe('postgres://parley:p%40ss@db/parley?sslmode=require');
  expect(config.redis.url).toBe('rediss://redis:6380/1');
  expect(config.limits.messagesPerMinute).toBe(0);
  expect(config.demoUsers).toBe(false);
});

describe('a wrong value', () => {
  test.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['NODE_ENV', 'prod'],
    ['DATABASE_URL', 'mysql://localhost/parley'],
    ['DATABASE_URL', 'localhost'],
    ['REDIS_URL', 'localhost:6379'],
    ['PUBLIC_URL', 'chat.example.com'],
    ['PUBLIC_URL', 'https://chat.example.com/chat'],
    ['ALLOWED_ORIGINS', 'https://ok.example.com,*'],
    ['TRUST_PROXY', 'everybody'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['LOG_LEVEL', 'loud'],
    ['LIMIT_MESSAGES_PER_MINUTE', 'many'],
    ['MESSAGE_MAX_LENGTH', '0'],
    ['ACCESS_TOKEN_TTL_SECONDS', '15m'],
    ['DEMO_USERS', 'yes'],
  ])('of %s (%s) is one sentence that names it and says what to do', (name, value) => {
    const [sentence, ...others] = problems({ [name]: value });
    expect(others).toEqual([]);
    expect(sentence).toMatch(new RegExp(`^${name} must .+: (leave|set|correct) .+\\.$`));
    expect(sentence).not.toContain('\n');
  });

  test('does not hide the others', () => {
    const found = problems({ PORT: 'a', DEMO_USERS: 'b', HOST: '', NODE_ENV: 'c' });
    expect(found.map((sentence) => sentence.split(' ')[0])).toEqual(['NODE_ENV', 'PORT', 'DEMO_USERS']);
  });

  test('that is secret is not repeated', () => {
    const text = problems({
      DATABASE_URL: 'mysql://parley:hunter2@db',
      JWT_SECRET: 'hunter2',
      NODE_ENV: 'production',
    }).join();
    expect(text).not.toContain('hunter2');
  });
});

describe('a secret in a file', () => {
  const fileWith = (content: string): string => {
    const file = join(dataDir, 'secret');
    writeFileSync(file, content);
    return file;
  };

  test('is read from there, without the end of its line', () => {
    expect(read({ JWT_SECRET_FILE: fileWith(`${SECRET}\n`) }).tokens.secret).toBe(SECRET);
  });

  test('completes the addresses of database and Redis, whatever characters are in it', () => {
    const file = fileWith('p@ss/w:rd%?\n');
    const config = read({
      DATABASE_URL: 'postgres://parley@db:5432/parley',
      DATABASE_PASSWORD_FILE: file,
      REDIS_URL: 'redis://cache:6379',
      REDIS_PASSWORD_FILE: file,
    });
    expect(decodeURIComponent(new URL(config.database.url ?? '').password)).toBe('p@ss/w:rd%?');
    expect(config.database.url).toMatch(/^postgres:\/\/parley:[^@/]+@db:5432\/parley$/);
    expect(decodeURIComponent(new URL(config.redis.url ?? '').password)).toBe('p@ss/w:rd%?');
  });

  test.each([
    ['that is not there', () => '/nowhere/secret', /\(ENOENT\): correct the path/],
    ['that is empty', () => fileWith('\n'), /is empty: write it\.$/],
  ])('%s is a sentence', (_, file, expected) => {
    const found = problems({ JWT_SECRET_FILE: file() });
    expect(found).toEqual([expect.stringMatching(/^JWT_SECRET_FILE must name a file/)]);
    expect(found[0]).toMatch(expected);
  });

  test('is not given twice', () => {
    expect(problems({ JWT_SECRET: SECRET, JWT_SECRET_FILE: fileWith(SECRET) })).toEqual([
      'JWT_SECRET_FILE must not be set beside JWT_SECRET: leave one of the two unset.',
    ]);
  });

  test('is what production asks for, too', () => {
    const env = { NODE_ENV: 'production', DEMO_USERS: 'false' };
    expect(problems({ ...env, JWT_SECRET_FILE: fileWith(SECRET) })).toEqual([]);
    expect(problems({ ...env, JWT_SECRET_FILE: fileWith('short') })).toHaveLength(1);
  });
});

describe('a mail server', () => {
  const SMTP_URL = 'smtps://parley:hunter2@mail.example.com:465';

  test('needs a sender', () => {
    expect(problems({ SMTP_URL })).toEqual([
      expect.stringMatching(/^MAIL_FROM must be set where SMTP_URL is/),
    ]);
    for (const from of ['parley@example.com', 'Parley <parley@example.com>']) {
      expect(read({ SMTP_URL, MAIL_FROM: from }).mail).toEqual({ smtpUrl: SMTP_URL, from });
    }
  });

  test.each(['Parley', 'parley@', '<parley@example.com', 'a@example.com, b@example.com'])(
    'does not send as %s',
    (from) => {
      expect(problems({ MAIL_FROM: from })).toEqual([expect.stringMatching(/^MAIL_FROM must be an e-mail/)]);
    },
  );

  test('is told of without its password where it is wrong', () => {
    const [problem, ...others] = problems({ SMTP_URL: 'https://parley:hunter2@mail.example.com' });
    expect(problem).toMatch(/^SMTP_URL must be an address of a mail server: /);
    expect(problem).not.toContain('hunter2');
    expect(others).toEqual([]);
  });

  test('needs to know in production where its links lead', () => {
    const env = { NODE_ENV: 'production', JWT_SECRET: SECRET, SMTP_URL, MAIL_FROM: 'parley@example.com' };
    expect(problems(env)).toEqual([expect.stringMatching(/^PUBLIC_URL must be set where SMTP_URL is/)]);
    expect(problems({ ...env, PUBLIC_URL: 'https://chat.example.com' })).toEqual([]);
  });
});

describe('in production', () => {
  const production = (env: Record<string, string>) => ({ NODE_ENV: 'production', ...env });

  test('a secret must be set', () => {
    expect(problems(production({}))).toEqual([
      expect.stringMatching(/^JWT_SECRET must be set in production/),
    ]);
    expect(problems(production({ JWT_SECRET: SECRET }))).toEqual([]);
  });

  test.each([
    'hunter2',
    'change-me-change-me-change-me-change-me',
    'your_super_secret_jwt_key_123456789',
    'a'.repeat(64),
  ])('a secret that can be guessed (%s) is refused', (secret) => {
    expect(problems(production({ JWT_SECRET: secret }))).toEqual([
      expect.stringMatching(/^JWT_SECRET must .+: set it to .+\.$/),
    ]);
  });

  test('there are no demo users', () => {
    expect(read(production({ JWT_SECRET: SECRET })).demoUsers).toBe(false);
    expect(problems(production({ JWT_SECRET: SECRET, DEMO_USERS: 'true' }))).toHaveLength(1);
  });

  test('more is logged', () => {
    expect(read(production({ JWT_SECRET: SECRET })).logLevel).toBe('info');
  });
});

describe('the secret made at the first start', () => {
  test('is kept where the server alone can read it, and used again', () => {
    const { secret } = read().tokens;
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(read().tokens.secret).toBe(secret);
    const file = join(dataDir, 'jwt-secret');
    expect(readFileSync(file, 'utf8').trim()).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('needs a folder that can be written to', () => {
    writeFileSync(join(dataDir, 'file'), '');
    expect(problems({ DATA_DIR: join(dataDir, 'file') })).toEqual([
      expect.stringMatching(
        /^DATA_DIR must be a folder that the server may write to.+set DATA_DIR to another folder\.$/,
      ),
    ]);
  });
});

test('every variable is described, and its default and example are values it takes', () => {
  for (const [name, variable] of Object.entries(VARIABLES)) {
    expect(`${name}: ${variable.description}`).toMatch(/\.$/);
    if (variable.default !== null) expect(variable.schema.safeParse(variable.default).success).toBe(true);
    expect(`${name} ${variable.schema.safeParse(variable.example).success}`).toBe(`${name} true`);
  }
});
