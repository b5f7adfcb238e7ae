import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page, User } from '@parley/contracts';
import request from 'supertest';
import { DomainEvents } from '../../src/platform/events/index.js';
import { UserChanged, UserDirectory } from '../../src/users/index.js';
import {
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type Person,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';

let database: TestDatabase;
let redis: TestRedis;
let app: TestApp;
let ann: Person;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  app = await startApp({ database, redis });
  ann = await signUp(app, 'ann');
});

afterAll(async () => {
  await app?.close();
  await redis?.close();
  await database?.close();
});

const get = (path: string) =>
  request(app.url).get(`/api/v1${path}`).set('Authorization', `Bearer ${ann.token}`);
const change = (body: object) =>
  request(app.url).patch('/api/v1/users/me').set('Authorization', `Bearer ${ann.token}`).send(body);

describe('one’s own profile', () => {
  test('shows what others do not see', async () => {
    const { body } = await get('/users/me').expect(200);
    expect(body).toEqual(ann.user);
    expect(body).toMatchObject({ email: 'ann@example.com', role: 'user', settings: {} });
  });

  test('changes in what is named, and in nothing else', async () => {
    await change({ displayName: 'Ann 🦊', bio: 'Line one\nline two' }).expect(200);
    await change({ settings: { theme: 'dark', sound: false } }).expect(200);
    const { body } = await change({ settings: { theme: 'light' }, bio: null }).expect(200);
    expect(body).toMatchObject({
      displayName: 'Ann 🦊',
      bio: null,
      settings: { theme: 'light', sound: false },
    });
    expect((await change({}).expect(200)).body).toEqual(body);
  });

  test('counts characters as people do', async () => {
    await change({ displayName: '🦊'.repeat(50) }).expect(200);
    await change({ displayName: '🦊'.repeat(51) }).expect(400);
    await change({ displayName: 'Ann' }).expect(200);
  });

  test.each([
    ['displayName', { displayName: '' }],
    ['displayName', { displayName: null }],
    ['displayName', { displayName: 'a\u0000b' }],
    ['displayName', { displayName: 'line\nbreak' }],
    ['displayName', { displayName: '\ud800' }],
    ['bio', { bio: 'x'.repeat(501) }],
    ['bio.toString', { bio: { toString: 'x' } }],
    ['settings', { settings: null }],
    ['settings', { settings: 'dark' }],
    ['settings', { settings: [] }],
    ['settings.theme', { settings: { theme: 'pink' } }],
    ['settings.sound', { settings: { sound: 'true' } }],
    ['settings.extra', { settings: { extra: 1 } }],
    ['role', { role: 'admin' }],
    ['email', { email: 'other@example.com' }],
  ])('refuses a wrong %s', async (path, body) => {
    const response = await change(body).expect(400);
    expect(response.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  test('tells the rest of the product when it changes', async () => {
    const events: UserChanged[] = [];
    const stop = app.app.get(DomainEvents).on(UserChanged, (event) => events.push(event));
    await change({ displayName: 'Told' }).expect(200);
    stop();
    expect(events.map(({ user }) => [user.id, user.displayName])).toEqual([[ann.user.id, 'Told']]);
  });
});

describe('other people', () => {
  test('are seen without their e-mail address and settings', async () => {
    const bea = await signUp(app, 'bea');
    const { body } = await get(`/users/${bea.user.id}`).expect(200);
    const { email: _email, role: _role, settings: _settings, ...visible } = bea.user;
    expect(body).toEqual(visible);
  });

  test('that do not exist are NOT_FOUND', async () => {
    const response = await get('/users/019aa5f0-3c00-7a11-8a01-5d2f6b1c0a01').expect(404);
    expect(response.body.code).toBe('NOT_FOUND');
  });

  test('are found by the beginning of either name, whatever its case', async () => {
    await signUp(app, 'zed.first');
    const second = await signUp(app, 'other-zed');
    await request(app.url)
      .patch('/api/v1/users/me')
      .set('Authorization', `Bearer ${second.token}`)
      .send({ displayName: 'Zedekiah' })
      .expect(200);
    const usernames = async (query: string) =>
      ((await get(`/users?query=${encodeURIComponent(query)}`).expect(200)).body as Page<User>).items.map(
        (user) => user.username,
      );
    expect(await usernames('ZED')).toEqual(['other-zed', 'zed.first']);
    expect(await usernames('zed.')).toEqual(['zed.first']);
    expect(await usernames('%')).toEqual([]);
    expect(await usernames('_ed')).toEqual([]);
    expect(await usernames('\\')).toEqual([]);
  });

  test('come in pages without a hole or a double', async () => {
    const names = ['page-a', 'page-b', 'page-c', 'page-d', 'page-e'];
    for (const name of names) await signUp(app, name);
    const found: string[] = [];
    let cursor: string | null = '';
    do {
      const page: Page<User> = (
        await get(`/users?query=page-&limit=2${cursor && `&cursor=${cursor}`}`).expect(200)
      ).body;
      found.push(...page.items.map((user) => user.username));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(names);
  });

  test('a cursor of nobody’s is VALIDATION', async () => {
    expect((await get('/users?cursor=%20%20').expect(400)).body.code).toBe('VALIDATION');
  });

  test('are for those who are signed in', async () => {
    await request(app.url).get('/api/v1/users').expect(401);
  });
});

describe('the directory', () => {
  test('gives many at once and leaves out who does not exist', async () => {
    const nobody = '019aa5f0-3c00-7a11-8a01-5d2f6b1c0a01';
    const people = await app.app
      .get(UserDirectory, { strict: false })
      .byIds([ann.user.id, nobody, ann.user.id]);
    expect([...people.keys()]).toEqual([ann.user.id]);
  });

  test('shows a new name at once here, and on other instances as soon as they are told', async () => {
    const other = await startApp({ database, redis });
    const nameAt = async (instance: TestApp) =>
      (await instance.app.get(UserDirectory, { strict: false }).byIds([ann.user.id])).get(ann.user.id)
        ?.displayName;
    await nameAt(app);
    await nameAt(other);
    await change({ displayName: 'Brand new' }).expect(200);
    expect(await nameAt(app)).toBe('Brand new');
    const deadline = Date.now() + 2_000;
    while ((await nameAt(other)) !== 'Brand new' && Date.now() < deadline) await new Promise(setImmediate);
    expect(await nameAt(other)).toBe('Brand new');
    await other.close();
  });
});
