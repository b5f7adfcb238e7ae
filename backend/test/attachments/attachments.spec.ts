import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Attachment, Changes, Message, MessagePage, MyRoom } from '@parley/contracts';
import sharp from 'sharp';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { UploadSweeper } from '../../src/attachments/upload-sweeper.js';
import { Config } from '../../src/config/index.js';
import { Files } from '../../src/platform/storage/index.js';
import {
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  record,
  refusal,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { download, expectPartsAndCaching, photo, send, upload, uploaded } from './files.js';

let database: TestDatabase;
let app: TestApp;
let alice: Person;
let bob: Person;
let stranger: Person;
let room: MyRoom;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({
    database,
    env: { ATTACHMENT_MAX_BYTES: '300000', LIMIT_UPLOADS_PER_MINUTE: '0' },
  });
  [alice, bob, stranger] = [
    await signUp(app, 'alice'),
    await signUp(app, 'bob'),
    await signUp(app, 'stranger'),
  ];
  room = await makeRoom(apiOf(app, alice));
  await apiOf(app, bob).post(`/rooms/${room.id}/join`);
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** Every file that the server keeps. */
function kept(): string[] {
  const folder = join(app.app.get(Config).dataDir, 'files');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
}

const spooled = (): string[] => readdirSync(join(app.app.get(Config).dataDir, 'uploads'));

async function sent(file: { content: Buffer | string; name?: string }): Promise<[Attachment, Message]> {
  const attachment = await uploaded(app, alice, file);
  const { status, body } = await send(app, alice, room.id, { attachmentIds: [attachment.id] });
  expect(status).toBe(201);
  return [attachment, body];
}

describe('uploading', () => {
  test('answers with what is known of the file', async () => {
    const text = await uploaded(app, alice, { content: 'hello', name: 'notes.txt' });
    const { id } = text;
    expect(text).toEqual({
      id,
      name: 'notes.txt',
      mime: 'text/plain',
      size: 5,
      width: null,
      height: null,
      url: `/api/v1/attachments/${id}`,
      thumbnailUrl: null,
    });
    await eventually(() => expect(spooled()).toEqual([]));
  });

  test('an image is upright, without what the camera wrote, and has a thumbnail', async () => {
    const original = await photo(1200, 900);
    expect((await sharp(original).metadata()).exif?.includes('Secretcam')).toBe(true);
    const image = await uploaded(app, alice, { content: original, name: 'IMG_1.jpg' });
    expect(image).toMatchObject({ mime: 'image/jpeg', width: 900, height: 1200 });
    const { body, headers } = await download(app, alice, image.url);
    const { exif, orientation, width, height } = await sharp(body).metadata();
    expect({ exif, orientation, width, height }).toEqual({
      exif: undefined,
      orientation: undefined,
      width: 900,
      height: 1200,
    });
    expect(body.includes('Secretcam')).toBe(false);
    expect(body.length).toBe(image.size);
    expect(headers['content-disposition']).toMatch(/^inline; filename="IMG_1.jpg"/);
    const small = await download(app, alice, image.thumbnailUrl ?? '');
    expect(await sharp(small.body).metadata()).toMatchObject({ format: 'webp', width: 600, height: 800 });
  });

  test('an animated image stays one', async () => {
    const frames = await sharp(
      await Promise.all(
        ['#f00', '#0f0', '#00f'].map((background) =>
          sharp({ create: { width: 20, height: 10, channels: 3, background } })
            .png()
            .toBuffer(),
        ),
      ),
      { join: { animated: true } },
    )
      .gif()
      .toBuffer();
    const gif = await uploaded(app, alice, { content: frames, name: 'party.gif' });
    expect(gif).toMatchObject({ mime: 'image/gif', width: 20, height: 10 });
    const { body } = await download(app, alice, gif.url);
    expect((await sharp(body).metadata()).pages).toBe(3);
  });

  test('nothing, too much and another form are refused', async () => {
    expect(refusal(await upload(app, alice, { content: '' }))).toBe('400 VALIDATION');
    expect(refusal(await upload(app, alice, { content: Buffer.alloc(300_001) }))).toBe('413 TOO_LARGE');
    const post = () => request(app.url).post('/api/v1/attachments').auth(alice.token, { type: 'bearer' });
    const without = await post().field('name', 'x');
    expect(refusal(without)).toBe('400 VALIDATION');
    const elsewhere = await post().attach('picture', Buffer.from('x'), { filename: 'x' });
    expect(refusal(elsewhere)).toBe('400 VALIDATION');
    const beside = await post().field('more', 'x').attach('file', Buffer.from('x'), { filename: 'x' });
    expect(refusal(beside)).toBe('400 VALIDATION');
    const json = await post().send({ file: 'x' });
    expect(refusal(json)).toBe('400 VALIDATION');
    await eventually(() => expect(spooled()).toEqual([]));
  });

  test('without an announced length it ends where there is too much', async () => {
    const piece = Buffer.alloc(50_000);
    const endless = new ReadableStream<Uint8Array>({
      start: (stream) =>
        stream.enqueue(
          Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n'),
        ),
      pull: async (stream) => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        stream.enqueue(piece);
      },
    });
    const response = await fetch(`${app.url}/api/v1/attachments`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${alice.token}`,
        'Content-Type': 'multipart/form-data; boundary=b',
      },
      body: endless,
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    await response.body?.cancel();
    await eventually(() => expect(spooled()).toEqual([]));
  });

  test('what was not sent can be taken back, by its uploader alone', async () => {
    const before = kept().length;
    const { id, url } = await uploaded(app, alice, { content: 'never mind' });
    expect(refusal(await apiOf(app, bob).delete(`/attachments/${id}`))).toBe('404 NOT_FOUND');
    expect((await apiOf(app, alice).delete(`/attachments/${id}`)).status).toBe(204);
    expect((await download(app, alice, url)).status).toBe(404);
    await eventually(() => expect(kept().length).toBe(before));
  });
});

describe('sending', () => {
  test('a message needs no words where it has files, and tells of them everywhere', async () => {
    const socket = await connect(app, bob.token);
    await socket.request('sync', { rooms: [] });
    const heard = record(socket);
    const image = await uploaded(app, alice, { content: await photo(), name: 'a.jpg' });
    const text = await uploaded(app, alice, { content: 'b', name: 'b.txt' });
    const { status, body } = await send(app, alice, room.id, { attachmentIds: [text.id, image.id] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ body: '', attachments: [text, image] });
    await eventually(() => expect(heard.of('message:changed').at(-1)).toEqual(body));

    const api = apiOf(app, bob);
    const page = await api.get<MessagePage>(`/rooms/${room.id}/messages?limit=1`);
    expect(page.body.items).toEqual([body]);
    const changes = await api.get<Changes>(`/rooms/${room.id}/changes?since=${body.version - 1}`);
    expect(changes.body.items).toEqual([body]);
    expect((await api.get<MyRoom>(`/rooms/${room.id}`)).body.lastMessage).toEqual(body);
    const synced = await socket.request('sync', { rooms: [{ roomId: room.id, version: body.version - 1 }] });
    expect(synced.ok && synced.data.rooms[0]?.changes).toEqual([body]);
    const { body: pinned } = await apiOf(app, alice).put<Message>(
      `/rooms/${room.id}/messages/${body.id}/pin`,
    );
    expect((await api.get<MessagePage>(`/rooms/${room.id}/pins`)).body.items).toEqual([pinned]);
    expect(pinned.attachments).toEqual(body.attachments);
    socket.close();
  });

  test('neither words nor files are no message', async () => {
    expect(refusal(await send(app, alice, room.id, { body: '' }))).toBe('400 VALIDATION');
    expect(refusal(await send(app, alice, room.id, { body: '', attachmentIds: [] }))).toBe('400 VALIDATION');
    const { id } = await uploaded(app, alice, { content: 'x' });
    expect(refusal(await send(app, alice, room.id, { body: '  ', attachmentIds: [id] }))).toBe(
      '400 VALIDATION',
    );
  });

  test('the words of a message with files can be taken away, of one without not', async () => {
    const { id } = await uploaded(app, alice, { content: 'x' });
    const { body } = await send(app, alice, room.id, { body: 'look', attachmentIds: [id] });
    const path = `/rooms/${room.id}/messages`;
    const api = apiOf(app, alice);
    expect((await api.patch<Message>(`${path}/${body.id}`, { body: '' })).body.body).toBe('');
    const { body: plain } = await send(app, alice, room.id, { body: 'words' });
    expect(refusal(await api.patch(`${path}/${plain.id}`, { body: '' }))).toBe('400 VALIDATION');
  });

  test('the same id again is the same message, with its files', async () => {
    const file = await uploaded(app, alice, { content: 'x' });
    const message = { id: newId(), body: 'once', attachmentIds: [file.id] };
    const first = await send(app, alice, room.id, message);
    const again = await send(app, alice, room.id, message);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
  });

  test('only what is one’s own, is there and was not sent', async () => {
    const bobs = await uploaded(app, bob, { content: 'x' });
    const message = { body: 'x', attachmentIds: [bobs.id] };
    expect(refusal(await send(app, alice, room.id, message))).toBe('400 VALIDATION');
    expect(refusal(await send(app, alice, room.id, { ...message, attachmentIds: [newId()] }))).toBe(
      '400 VALIDATION',
    );
    expect((await send(app, bob, room.id, message)).status).toBe(201);
    expect(refusal(await send(app, bob, room.id, { ...message, id: newId() }))).toBe('409 CONFLICT');
    const ids = Array.from({ length: 11 }, () => newId());
    expect(refusal(await send(app, alice, room.id, { body: 'x', attachmentIds: ids }))).toBe(
      '400 VALIDATION',
    );
  });

  test('of many messages that want one file at once, one gets it', async () => {
    const rooms = await Promise.all([1, 2, 3].map(() => makeRoom(apiOf(app, alice))));
    const { id } = await uploaded(app, alice, { content: 'x' });
    const answers = await Promise.all(
      [...rooms, ...rooms].map((one) => send(app, alice, one.id, { body: 'mine', attachmentIds: [id] })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    const rows = await database.query('SELECT id FROM messages WHERE attachments @> $1', [
      JSON.stringify([{ id }]),
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('downloading', () => {
  test('asks for membership, now', async () => {
    const secret = await makeRoom(apiOf(app, alice), { kind: 'private' });
    await apiOf(app, alice).put(`/rooms/${secret.id}/members/${bob.user.id}`);
    const file = await uploaded(app, alice, { content: await photo(), name: 'a.jpg' });
    const paths = [file.url, file.thumbnailUrl ?? ''];
    const outcomes = (person: Person) =>
      Promise.all(paths.map(async (path) => (await download(app, person, path)).status));
    expect(await outcomes(alice)).toEqual([200, 200]);
    expect(await outcomes(bob)).toEqual([404, 404]);
    await send(app, alice, secret.id, { attachmentIds: [file.id] });
    expect(await outcomes(bob)).toEqual([200, 200]);
    expect(await outcomes(stranger)).toEqual([404, 404]);
    await apiOf(app, alice).delete(`/rooms/${secret.id}/members/${bob.user.id}`);
    expect(await outcomes(bob)).toEqual([404, 404]);
    expect(await outcomes(alice)).toEqual([200, 200]);
  });

  test('of a public room, too; and its own uploader no longer, once out', async () => {
    const open = await makeRoom(apiOf(app, alice));
    await apiOf(app, bob).post(`/rooms/${open.id}/join`);
    const file = await uploaded(app, bob, { content: 'x' });
    await send(app, bob, open.id, { attachmentIds: [file.id] });
    expect((await download(app, stranger, file.url)).status).toBe(404);
    await apiOf(app, alice).put(`/rooms/${open.id}/bans/${bob.user.id}`, {});
    expect((await download(app, bob, file.url)).status).toBe(404);
  });

  test('gives parts, answers what is cached with 304, and a HEAD with no body', async () => {
    const [file] = await sent({ content: '0123456789', name: 'digits.txt' });
    const part = await download(app, bob, file.url, { Range: 'bytes=2-4' });
    expect([part.status, part.body.toString(), part.headers['content-range']]).toEqual([
      206,
      '234',
      'bytes 2-4/10',
    ]);
    expect((await download(app, bob, file.url, { Range: 'bytes=-3' })).body.toString()).toBe('789');
    expect((await download(app, bob, file.url, { Range: 'bytes=20-' })).status).toBe(416);
    const whole = await download(app, bob, file.url);
    expect(whole.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    const etag = whole.headers['etag'] ?? '';
    expect((await download(app, bob, file.url, { 'If-None-Match': etag })).status).toBe(304);
    expect((await download(app, stranger, file.url, { 'If-None-Match': etag })).status).toBe(404);
    const head = await request(app.url).head(file.url).auth(bob.token, { type: 'bearer' });
    expect([head.status, head.headers['content-length'], head.text]).toEqual([200, '10', undefined]);
    const [picture] = await sent({ content: await photo(), name: 'a.jpg' });
    await expectPartsAndCaching(app, bob, picture.thumbnailUrl ?? '');
  });

  test('runs nothing', async () => {
    const [page] = await sent({ content: '<script>alert(1)</script>', name: 'x.html' });
    const { headers } = await download(app, bob, page.url);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^sandbox;/),
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-disposition']).toMatch(/^attachment;/);
  });

  test('a page gets it by its cookie', async () => {
    const signedIn = await request(app.url)
      .post('/api/v1/auth/login')
      .set('X-Parley-Tokens', 'cookie')
      .send({ login: 'bob', password: 'correct horse' });
    const cookie = [signedIn.headers['set-cookie'] ?? []].flat().map((text) => text.split(';')[0] ?? '');
    const [file] = await sent({ content: 'x' });
    expect((await request(app.url).get(file.url).set('Cookie', cookie)).status).toBe(200);
    expect((await request(app.url).get(file.url)).status).toBe(401);
  });
});

describe('what is deleted', () => {
  test('a message takes its files along', async () => {
    const before = kept().length;
    const [file, message] = await sent({ content: await photo(), name: 'a.jpg' });
    expect(kept().length).toBe(before + 2);
    const { body } = await apiOf(app, alice).delete<Message>(`/rooms/${room.id}/messages/${message.id}`);
    expect(body.attachments).toEqual([]);
    expect((await download(app, alice, file.url)).status).toBe(404);
    await eventually(() => expect(kept().length).toBe(before));
  });

  test('so does a room', async () => {
    const before = kept().length;
    const short = await makeRoom(apiOf(app, alice));
    const file = await uploaded(app, alice, { content: 'x' });
    await send(app, alice, short.id, { attachmentIds: [file.id] });
    await apiOf(app, alice).delete(`/rooms/${short.id}`);
    expect((await download(app, alice, file.url)).status).toBe(404);
    await app.app.get(Files).sweep();
    expect(kept().length).toBe(before);
  });

  test('an account takes along what it has not sent, and leaves what it has', async () => {
    const leaver = await signUp(app, 'leaver');
    await apiOf(app, leaver).post(`/rooms/${room.id}/join`);
    const [stays, goes] = [
      await uploaded(app, leaver, { content: 'stays' }),
      await uploaded(app, leaver, { content: 'goes' }),
    ];
    await send(app, leaver, room.id, { attachmentIds: [stays.id] });
    const before = kept().length;
    await apiOf(app, leaver).post('/auth/delete-account', { password: 'correct horse' });
    await eventually(() => expect(kept().length).toBe(before - 1));
    expect((await download(app, alice, stays.url)).status).toBe(200);
    expect(await database.query('SELECT FROM attachments WHERE id = $1', [goes.id])).toEqual([]);
  });

  test('what nobody sends is gone after a day, and what is sent is not', async () => {
    const unsent = await uploaded(app, alice, { content: 'unsent' });
    const [file] = await sent({ content: 'sent' });
    const sweeper = app.app.get(UploadSweeper);
    await sweeper.sweep(new Date(Date.now() + 23 * 3_600_000));
    expect((await download(app, alice, unsent.url)).status).toBe(200);
    await sweeper.sweep(new Date(Date.now() + 25 * 3_600_000));
    expect((await download(app, alice, unsent.url)).status).toBe(404);
    expect((await download(app, alice, file.url)).status).toBe(200);
    expect(await database.query('SELECT FROM file_removals')).toEqual([]);
  });

  test('what was kept for nothing, as by a crash in between, goes', async () => {
    const files = app.app.get(Files);
    const before = kept().length;
    const { mkdtempSync, writeFileSync } = await import('node:fs');
    const path = join(mkdtempSync('/tmp/parley-test-'), 'x');
    writeFileSync(path, 'x');
    await files.keep([path]);
    await files.sweep();
    expect(kept().length).toBe(before + 1);
    await database.query(`UPDATE file_removals SET due_at = now() - interval '1 second'`);
    await files.sweep();
    expect(kept().length).toBe(before);
  });
});
