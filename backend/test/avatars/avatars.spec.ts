import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Me, User } from '@parley/contracts';
import sharp from 'sharp';
import request from 'supertest';
import { Config } from '../../src/config/index.js';
import {
  apiOf,
  eventually,
  type Person,
  refusal,
  type Reply,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { download, expectPartsAndCaching, photo } from '../attachments/files.js';

let database: TestDatabase;
let app: TestApp;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  [alice, bob] = [await signUp(app, 'alice'), await signUp(app, 'bob')];
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

async function set(person: Person, content: Buffer): Promise<Reply<Me>> {
  const { status, body } = await request(app.url)
    .put('/api/v1/users/me/avatar')
    .auth(person.token, { type: 'bearer' })
    .attach('file', content, { filename: 'me' });
  return { status, body: body as Me };
}

const seenBy = async (person: Person, id: string): Promise<string | null> =>
  (await apiOf(app, person).get<User>(`/users/${id}`)).body.avatarUrl;

function kept(): number {
  const folder = join(app.app.get(Config).dataDir, 'files');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  ).length;
}

test('a picture is a square for everybody signed in, and tells nothing of the camera', async () => {
  const { status, body } = await set(alice, await photo(1000, 700));
  expect([status, body.username]).toEqual([200, 'alice']);
  const url = body.avatarUrl ?? '';
  expect(url).toMatch(new RegExp(`^/api/v1/users/${alice.user.id}/avatar/[0-9a-f]{16}$`));
  expect(await seenBy(bob, alice.user.id)).toBe(url);
  const got = await download(app, bob, url);
  expect(await sharp(got.body).metadata()).toMatchObject({ format: 'webp', width: 512, height: 512 });
  expect((await sharp(got.body).metadata()).exif).toBeUndefined();
  expect(got.headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  await expectPartsAndCaching(app, bob, url);
  expect((await request(app.url).get(url)).status).toBe(401);
});

test('another one has another address, and the first is gone', async () => {
  const { body: before } = await set(alice, await photo(100, 100));
  const { body: after } = await set(alice, await photo(200, 100));
  expect(after.avatarUrl).not.toBe(before.avatarUrl);
  expect((await download(app, bob, before.avatarUrl ?? '')).status).toBe(404);
  expect((await download(app, bob, after.avatarUrl ?? '')).status).toBe(200);
  await eventually(() => expect(kept()).toBe(1));
});

test('removed, there is none, and removing again is no error', async () => {
  await set(alice, await photo(100, 100));
  const api = apiOf(app, alice);
  expect((await api.delete('/users/me/avatar')).status).toBe(204);
  expect((await api.delete('/users/me/avatar')).status).toBe(204);
  expect(await seenBy(bob, alice.user.id)).toBeNull();
  await eventually(() => expect(kept()).toBe(0));
});

test('what is no image, or too large, is refused and leaves the one that is there', async () => {
  const { body } = await set(alice, await photo(100, 100));
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect(refusal(await set(alice, svg))).toBe('400 VALIDATION');
  expect(refusal(await set(alice, Buffer.from('hello')))).toBe('400 VALIDATION');
  expect(refusal(await set(alice, Buffer.alloc(5_300_000)))).toBe('413 TOO_LARGE');
  expect(await seenBy(bob, alice.user.id)).toBe(body.avatarUrl);
});

test('an account takes its picture along', async () => {
  await apiOf(app, alice).delete('/users/me/avatar');
  const { body } = await set(bob, await photo(100, 100));
  await apiOf(app, bob).post('/auth/delete-account', { password: 'correct horse' });
  expect(await seenBy(alice, bob.user.id)).toBeNull();
  expect((await download(app, alice, body.avatarUrl ?? '')).status).toBe(404);
  await eventually(() => expect(kept()).toBe(0));
});
