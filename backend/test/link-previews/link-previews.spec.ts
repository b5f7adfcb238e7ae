import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { LinkPreview } from '@parley/contracts';
import sharp from 'sharp';
import request from 'supertest';
import {
  type Api,
  apiOf,
  type Person,
  refusal,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { expectPartsAndCaching } from '../attachments/files.js';
import { serve, type Site } from './sites.js';

/** Pages of the world stand at 127.0.0.2, which the server may ask; what is inside stands at 127.0.0.1. */
const PUBLIC = '127.0.0.2';
const PAGE = `<html><head><title>Brakes</title><meta property="og:title" content="Brakes &amp; <b>levers</b>">
  <meta name="description" content="Everything that stops you"><meta property="og:image" content="/lever.png"></head>`;

let database: TestDatabase;
let redis: TestRedis;
let here: TestApp;
let there: TestApp;
let alice: Person;
let asAlice: Api;
let world: Site;
let inside: Site;
let lever: Buffer;
let visits = 0;

beforeAll(async () => {
  lever = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#0e6b82' } })
    .png()
    .withMetadata({ exif: { IFD0: { Copyright: 'somebody' } } })
    .toBuffer();
  inside = await serve('127.0.0.1', (_request, response) => {
    response.setHeader('content-type', 'text/html').end('<title>The secret</title>');
  });
  world = await serve(PUBLIC, (asked, response) => {
    const html = (text: string | Buffer): void => {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(text);
    };
    const path = (asked.url ?? '').split('?')[0];
    switch (path) {
      case '/page':
        return html(PAGE);
      case '/lever.png':
        return void response.setHeader('content-type', 'image/png').end(lever);
      case '/latin':
        return void response
          .setHeader('content-type', 'text/html; charset=iso-8859-1')
          .end(Buffer.from('<title>Größe</title>', 'latin1'));
      case '/moved':
        return void response.writeHead(302, { location: '/page' }).end();
      case '/to-inside':
        return void response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end();
      case '/to-file':
        return void response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      case '/round':
        return void response.writeHead(302, { location: '/round' }).end();
      case '/endless': {
        response.setHeader('content-type', 'text/html');
        response.write('<title>Endless</title>');
        const more = (): void => {
          while (response.write('x'.repeat(60_000)));
          response.once('drain', more);
        };
        return more();
      }
      case '/slow':
        response.setHeader('content-type', 'text/html');
        return void response.write('<title>Slow');
      case '/packed':
        response.setHeader('content-encoding', 'gzip');
        return html(gzipSync(`<title>Packed</title>${' '.repeat(50_000_000)}`));
      case '/picture-inside':
        return html(
          `<title>Spy</title><meta property="og:image" content="http://127.0.0.1:${inside.port}/x.png">`,
        );
      case '/picture-svg':
        return html('<title>Drawn</title><meta property="og:image" content="/drawing.svg">');
      case '/drawing.svg':
        return void response
          .setHeader('content-type', 'image/svg+xml')
          .end(
            `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`,
          );
      case '/json':
        return void response
          .setHeader('content-type', 'application/json')
          .end('{"title":"<title>x</title>"}');
      case '/error':
        return void response.writeHead(500, { 'content-type': 'text/html' }).end('<title>Broken</title>');
      default:
        return html('<p>nothing');
    }
  });
  database = await startPostgres();
  redis = await startRedis();
  const env = { OUTGOING_INTERNAL_HOSTS: PUBLIC, LIMIT_LINK_PREVIEWS_PER_MINUTE: '0' };
  [here, there] = await Promise.all([startApp({ database, redis, env }), startApp({ database, redis, env })]);
  alice = await signUp(here, 'alice');
  asAlice = apiOf(here, alice);
});

afterAll(async () => {
  await Promise.all([here?.close(), there?.close()]);
  await Promise.all([world?.close(), inside?.close()]);
  await redis?.close();
  await database?.close();
});

beforeEach(() => {
  world.asked.length = 0;
  inside.asked.length = 0;
});

/** Another address each time. */
const at = (path: string): string => `http://${PUBLIC}:${world.port}${path}?visit=${(visits += 1)}`;
const preview = (by: Api, url: string) =>
  by.get<LinkPreview>(`/link-previews?url=${encodeURIComponent(url)}`);

describe('what stands behind a link', () => {
  test('is a few words and a picture made anew, asked for once for all instances', async () => {
    const url = at('/page');
    const { status, body } = await preview(asAlice, `${url}#part`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      url: `${url}#part`,
      title: 'Brakes & <b>levers</b>',
      description: 'Everything that stops you',
      siteName: null,
      image: { width: 160, height: 160 },
    });
    const elsewhere = apiOf(there, await signUp(there, 'bob'));
    expect((await preview(elsewhere, url)).body.image).toEqual(body.image);
    expect(world.asked.filter((path) => path.startsWith('/page'))).toHaveLength(1);

    const picture = await request(there.url)
      .get(body.image?.url ?? '')
      .auth(alice.token, { type: 'bearer' })
      .expect(200);
    expect(picture.headers).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
    });
    const made = await sharp(picture.body as Buffer).metadata();
    expect(made).toMatchObject({ format: 'webp', width: 160, height: 160 });
    expect(made.exif).toBeUndefined();
    await expectPartsAndCaching(there, alice, body.image?.url ?? '');
    await request(there.url)
      .get(body.image?.url ?? '')
      .expect(401);
  });

  test('is asked for once by many who ask together', async () => {
    const url = at('/page');
    const answers = await Promise.all(Array.from({ length: 20 }, () => preview(asAlice, url)));
    expect(new Set(answers.map(({ body }) => body.image?.url)).size).toBe(1);
    expect(world.asked.filter((path) => path.startsWith('/page'))).toHaveLength(1);
  });

  test('is followed to where it moved, and read in its own letters', async () => {
    expect((await preview(asAlice, at('/moved'))).body.title).toBe('Brakes & <b>levers</b>');
    expect((await preview(asAlice, at('/latin'))).body.title).toBe('Größe');
  });

  test('is nothing where it is no page, and that is remembered', async () => {
    for (const path of ['/none', '/json', '/error', '/packed']) {
      const url = at(path);
      expect(refusal(await preview(asAlice, url))).toBe('404 NOT_FOUND');
      world.asked.length = 0;
      expect(refusal(await preview(asAlice, url))).toBe('404 NOT_FOUND');
      expect(world.asked).toEqual([]);
    }
  });

  test('is asked for anew when it is old', async () => {
    const url = at('/page');
    const first = await preview(asAlice, url);
    await database.query(`UPDATE link_previews SET expires_at = now() - interval '1 second'`);
    const second = await preview(asAlice, url);
    expect(second.body.image?.url).not.toBe(first.body.image?.url);
    expect(world.asked.filter((path) => path.startsWith('/page'))).toHaveLength(2);
  });
});

describe('what may not be asked', () => {
  test('is the network of the server, however it is written', async () => {
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '017700000001',
      '0x7f.0.0.1',
      '127.1',
      '0.0.0.0',
      '10.0.0.1',
      '169.254.169.254',
      '[fd00::1]',
      '[fe80::1]',
      '[64:ff9b::7f00:1]',
    ];
    for (const host of hosts) {
      expect([host, refusal(await preview(asAlice, `http://${host}:${inside.port}/`))]).toEqual([
        host,
        '404 NOT_FOUND',
      ]);
    }
    expect(inside.asked).toEqual([]);
  });

  test('is not reached by a page that leads there, nor for its picture', async () => {
    for (const path of ['/to-inside', '/to-file', '/round']) {
      expect(refusal(await preview(asAlice, at(path)))).toBe('404 NOT_FOUND');
    }
    const { body } = await preview(asAlice, at('/picture-inside'));
    expect(body).toMatchObject({ title: 'Spy', image: null });
    expect(inside.asked).toEqual([]);
  });

  test('is no other kind of address', async () => {
    expect(refusal(await preview(asAlice, 'nonsense'))).toBe('400 VALIDATION');
    expect(refusal(await preview(asAlice, ''))).toBe('400 VALIDATION');
    expect(refusal(await preview(asAlice, `http://${PUBLIC}/${'x'.repeat(2_000)}`))).toBe('400 VALIDATION');
    for (const url of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      `http://me:pw@${PUBLIC}:${world.port}/page`,
    ])
      expect(refusal(await preview(asAlice, url))).toBe('404 NOT_FOUND');
    expect(world.asked).toEqual([]);
  });
});

test('a page without an end is read to where its title is long gone by; one that never comes is not waited for', async () => {
  expect((await preview(asAlice, at('/endless'))).body.title).toBe('Endless');
  expect(refusal(await preview(asAlice, at('/slow')))).toBe('404 NOT_FOUND');
});

test('a drawing that could run is no picture', async () => {
  expect((await preview(asAlice, at('/picture-svg'))).body).toMatchObject({ title: 'Drawn', image: null });
});

test('so many a minute, of which those that are known do not count; and none where the operator wants none', async () => {
  const start = (env: Record<string, string>) =>
    startApp({ database, redis, env: { OUTGOING_INTERNAL_HOSTS: PUBLIC, ...env } });
  const [few, none] = await Promise.all([
    start({ LIMIT_LINK_PREVIEWS_PER_MINUTE: '2' }),
    start({ LINK_PREVIEWS: 'false' }),
  ]);
  const urls = [at('/page'), at('/page'), at('/page')];
  const statuses: number[] = [];
  for (const url of [urls[0], urls[0], urls[1], urls[0], urls[2]])
    statuses.push((await preview(apiOf(few, alice), url ?? '')).status);
  expect(statuses).toEqual([200, 200, 200, 200, 429]);
  world.asked.length = 0;
  expect(refusal(await preview(apiOf(none, alice), urls[2] ?? ''))).toBe('403 FORBIDDEN');
  expect(world.asked).toEqual([]);
  await Promise.all([few.close(), none.close()]);
});
