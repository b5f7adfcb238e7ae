import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { startApp, startPostgres, type TestApp, type TestDatabase } from '../support/index.js';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { ALLOWED_ORIGINS: 'https://friend.example.com' } });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** The directives of a policy, by name. */
function policyOf(headers: Record<string, string>): Record<string, string> {
  const directives = String(headers['content-security-policy']).split(';');
  return Object.fromEntries(
    directives.map((directive) => {
      const [name = '', ...values] = directive.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );
}

const headersOf = async (path: string, from = app) =>
  (await request(from.url).get(path)).headers as Record<string, string>;

describe('the page', () => {
  test('runs nothing but files of this server, and makes no HTML or code of strings', async () => {
    const { host } = new URL(app.url);
    expect(policyOf(await headersOf('/'))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      // The hash is that of nothing.
      'style-src': "'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
      'img-src': "'self' data: blob:",
      'media-src': "'self' blob:",
      'font-src': "'self'",
      'connect-src': `'self' ws://${host} wss://${host}`,
      'manifest-src': "'self'",
      'worker-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'self'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'angular dompurify default',
    });
  });

  test('cannot be given another policy by a strange Host', async () => {
    const { headers } = await request(app.url).get('/').set('Host', "x; script-src 'unsafe-inline'");
    expect(String(headers['content-security-policy'] ?? '')).not.toContain("script-src 'unsafe-inline'");
  });
});

test('the reference of the API has a policy of its own, without scripts in the page', async () => {
  const policy = policyOf(await headersOf('/api/docs'));
  expect(policy['script-src']).toBe("'self'");
  expect(policy['default-src']).toBe("'none'");
  expect(policy['frame-ancestors']).toBe("'none'");
});

test.each(['/api/v1/users/me', '/api/v1/nothing', '/api/openapi.json', '/health/live', '/metrics'])(
  'of %s a browser makes nothing that runs',
  async (path) => {
    const policy = policyOf(await headersOf(path));
    expect(policy).toEqual({
      'default-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  },
);

test.each(['/', '/rooms', '/api/docs', '/api/v1/users/me', '/health/live'])(
  '%s is for itself',
  async (path) => {
    const headers = await headersOf(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
    });
    expect(headers['x-powered-by']).toBeUndefined();
    // Plain HTTP in one's own network must stay possible.
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  },
);

test.each(['/', '/rooms', '/api/docs'])('%s may not ask for camera, microphone or place', async (path) => {
  const headers = await headersOf(path);
  expect(headers['permissions-policy']).toMatch(/camera=\(\), .*geolocation=\(\), .*microphone=\(\)/);
});

test.each(['/main-ABCD2345.js', '/start.js', '/styles-ABCD2345.css', '/media/inter-ABCD2345.woff2'])(
  '%s is a part of the page: no page, and nobody else’s',
  async (path) => {
    const headers = await headersOf(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toBeUndefined();
    // Where it is missing the answer says that nothing in it may run.
    expect(headers['content-security-policy'] ?? '').not.toContain('script-src');
  },
);

test.each(['/ngsw-worker.js', '/favicon.svg', '/media/nothing', '/main-ABCD2345.js/x'])(
  '%s has the policy of the page',
  async (path) => {
    expect(policyOf(await headersOf(path))['script-src']).toBe("'self'");
  },
);

test('answers to long polling are no page either', async () => {
  const headers = await headersOf('/socket.io/?EIO=4&transport=polling');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(policyOf(headers)['default-src']).toBe("'none'");
  expect(headers['cache-control']).toBe('no-store');
});

test('behind https browsers are told to stay there', async () => {
  const https = await startApp({ database, env: { PUBLIC_URL: 'https://chat.example.com' } });
  expect((await headersOf('/', https))['strict-transport-security']).toBe('max-age=31536000');
  await https.close();

  const proxied = await startApp({ database, env: { TRUST_PROXY: '1' } });
  const by = (protocol: string, from = proxied) =>
    request(from.url).get('/health/live').set('X-Forwarded-Proto', protocol);
  expect((await by('https')).headers['strict-transport-security']).toBe('max-age=31536000');
  expect((await by('http')).headers['strict-transport-security']).toBeUndefined();
  await proxied.close();

  // Whoever says so without being a proxy that is trusted is not believed.
  expect((await by('https', app)).headers['strict-transport-security']).toBeUndefined();
});

test.each([
  ['https://friend.example.com', 'https://friend.example.com'],
  ['https://evil.example.com', undefined],
])('a page of %s may read: %s', async (origin, allowed) => {
  const { headers } = await request(app.url).get('/health/live').set('Origin', origin);
  expect(headers['access-control-allow-origin']).toBe(allowed);
});
