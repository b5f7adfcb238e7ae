import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Controller, Get, Header, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { compressAnswers } from '../../src/platform/http/compression.js';

const LONG = { words: Array.from({ length: 500 }, (_, n) => `word ${n} – größer`) };
const SHORT = { word: 'one' };

@Controller('api/v1')
class ThingsController {
  @Get('long')
  long(): object {
    return LONG;
  }

  @Get('short')
  short(): object {
    return SHORT;
  }

  @Get('auth/long')
  tokens(): object {
    return LONG;
  }

  @Get('text')
  @Header('Content-Type', 'text/plain')
  text(): string {
    return 'text '.repeat(1_000);
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

let app: NestExpressApplication;

beforeAll(async () => {
  app = await NestFactory.create<NestExpressApplication>(ThingsModule, { logger: false });
  app.use(compressAnswers);
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app?.close());

const get = (path: string, encodings = 'gzip, deflate, br') =>
  request(app.getHttpServer()).get(`/api/v1/${path}`).set('Accept-Encoding', encodings);

test('a long answer is sent compressed, with its true length', async () => {
  const answer = await get('long').expect(200);
  expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  const length = Number(answer.headers['content-length']);
  expect(length).toBeLessThan(JSON.stringify(LONG).length / 4);
  expect(answer.body).toEqual(LONG);
});

test('who knows it already is told so', async () => {
  const { etag } = (await get('long').expect(200)).headers;
  const again = await get('long').set('If-None-Match', String(etag)).expect(304);
  expect(again.text).toBe('');
});

test('who takes no compressed answer gets it as it is, and caches know why', async () => {
  const answer = await get('long', 'identity').expect(200);
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.headers['vary']).toBe('Accept-Encoding');
  expect(answer.body).toEqual(LONG);
});

test.each(['short', 'auth/long', 'text'])('%s is sent as it is', async (path) => {
  expect((await get(path).expect(200)).headers['content-encoding']).toBeUndefined();
});
