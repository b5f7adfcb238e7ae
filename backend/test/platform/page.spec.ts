import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { servePage } from '../../src/platform/http/page.js';

@Controller('api/v1/things')
class ThingsController {
  @Get()
  list(): string {
    return 'things';
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

const PAGE = '<!doctype html><title>Parley</title>';
const SCRIPT = 'console.log("hello")';

let folder: string;
let app: NestExpressApplication;
let withoutPage: NestExpressApplication;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'main-ABCD2345.js'), SCRIPT);
  writeFileSync(join(folder, 'main-ABCD2345.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'main-ABCD2345.js.gz'), gzipSync(SCRIPT));
  for (const name of ['chunk-B2_zV-HK.js', 'ngsw-worker.js', 'start.js'])
    writeFileSync(join(folder, name), SCRIPT);
  mkdirSync(join(folder, 'media'));
  writeFileSync(join(folder, 'media', 'inter-latin-NRMW37G5.woff2'), 'font');
  mkdirSync(join(folder, 'icons'));
  writeFileSync(join(folder, 'icons', 'icon-maskable.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  app = await start(folder);
  withoutPage = await start(join(folder, 'missing'));
});

afterAll(async () => {
  await app?.close();
  await withoutPage?.close();
  rmSync(folder, { recursive: true });
});

async function start(from: string): Promise<NestExpressApplication> {
  const made = await NestFactory.create<NestExpressApplication>(ThingsModule, { logger: false });
  made.use(servePage(from));
  await made.listen(0, '127.0.0.1');
  return made;
}

const get = (path: string, from = app) => request(from.getHttpServer()).get(path);

describe('the page', () => {
  test.each(['/', '/login', '/rooms', '/rooms/019aa5f1-2d00-7b22-9b02-6e3a7c2d1c03', '/rooms?from=mail'])(
    'is at %s and never kept without asking',
    async (path) => {
      const response = await get(path).expect(200);
      expect(response.text).toBe(PAGE);
      expect(response.headers['cache-control']).toBe('no-cache');
      await get(path).set('If-None-Match', String(response.headers['etag'])).expect(304);
    },
  );

  test.each(['br', 'gzip'])('comes compressed (%s) where the browser takes it', async (encoding) => {
    const response = await get('/main-ABCD2345.js').set('Accept-Encoding', encoding).expect(200);
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.headers['vary']).toContain('Accept-Encoding');
    expect(response.text).toBe(SCRIPT);
  });

  test('keeps for ever what changes its name with its content', async () => {
    for (const path of ['/main-ABCD2345.js', '/chunk-B2_zV-HK.js', '/media/inter-latin-NRMW37G5.woff2']) {
      const hashed = await get(path).expect(200);
      expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    for (const path of ['/icons/icon-maskable.svg', '/ngsw-worker.js', '/start.js']) {
      const named = await get(path).expect(200);
      expect(named.headers['cache-control']).toBe('no-cache');
    }
  });

  test.each([
    '/api/v1/nothing',
    '/api/nothing',
    '/health/nothing',
    '/socket.io/nothing',
    '/main-GONE1234.js',
  ])('is not the answer for %s', async (path) => {
    const response = await get(path).expect(404);
    expect(response.text).not.toContain('<title>');
  });

  test('leaves the API alone, and everything that is no reading', async () => {
    expect((await get('/api/v1/things').expect(200)).text).toBe('things');
    await request(app.getHttpServer()).post('/rooms').expect(404);
  });

  test.each(['/../package.json', '/%2e%2e/package.json', '/..%2f..%2fetc/passwd', '/icons/%00'])(
    'gives nothing from outside its folder (%s)',
    async (path) => {
      const response = await get(path);
      expect([PAGE, undefined]).toContain(response.status === 200 ? response.text : undefined);
    },
  );
});

describe('without a built page', () => {
  test('the API works, and the root says what to do', async () => {
    expect((await get('/api/v1/things', withoutPage).expect(200)).text).toBe('things');
    const response = await get('/', withoutPage).expect(503);
    expect(response.text).toContain('npm run build');
    await get('/rooms', withoutPage).expect(404);
  });
});
