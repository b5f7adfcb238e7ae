import { deflateSync, crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import request from 'supertest';
import {
  eventually,
  type Person,
  refusal,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';
import { download, photo, upload, uploaded } from './files.js';

/** Files made to do harm: each is refused, or lies there as what nothing runs. */

let database: TestDatabase;
let app: TestApp;
let mallory: Person;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { LIMIT_UPLOADS_PER_MINUTE: '0', IMAGE_MAX_PIXELS: '2000000' } });
  mallory = await signUp(app, 'mallory');
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Some hundred bytes that say they are as many pixels. */
function pngOf(width: number, height: number, data = deflateSync(Buffer.alloc(1000))): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const SCRIPT = '<script>alert(document.cookie)</script>';

describe('what could run', () => {
  test.each([
    [
      'an SVG with script',
      'x.svg',
      `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`,
    ],
    [
      'an SVG called png',
      'x.png',
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`,
    ],
    [
      'an SVG of another file',
      'x.jpg',
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    ],
    ['a page called png', 'x.png', `<!doctype html>${SCRIPT}`],
    ['XHTML', 'x.xhtml', `<html xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</html>`],
    ['a page in UTF-16', 'x.html', Buffer.from(`\ufeff${SCRIPT}`, 'utf16le')],
    ['a page in UTF-7', 'x.html', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-'],
    ['a script', 'x.js', 'alert(1)'],
    [
      'a PDF with script',
      'x.pdf',
      '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj',
    ],
    [
      'XML with entities',
      'x.xml',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    ],
    ['a program', 'x.png', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
  ])('%s is saved and not shown', async (_, name, content) => {
    const file = await uploaded(app, mallory, { content, name });
    expect([file.width, file.thumbnailUrl]).toEqual([null, null]);
    const { headers, body } = await download(app, mallory, file.url);
    expect(headers['content-disposition']).toMatch(/^attachment;/);
    expect(headers['content-type']).toMatch(/^(text\/plain; charset=utf-8|application\/(octet-stream|pdf))$/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(body.equals(Buffer.from(content as string))).toBe(true);
    expect((await download(app, mallory, `${file.url}/thumbnail`)).status).toBe(404);
  });

  test.each([
    ['JPEG', async () => Buffer.concat([await photo(), Buffer.from(SCRIPT), Buffer.from('PK\x03\x04')])],
    [
      'GIF',
      async () => {
        const gif = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
          .gif()
          .toBuffer();
        return Buffer.concat([gif, Buffer.from(`=1;${SCRIPT}`)]);
      },
    ],
    [
      'PNG',
      async () => {
        const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
          .png()
          .toBuffer();
        const text = chunk('tEXt', Buffer.from(`Comment\0${SCRIPT}`));
        return Buffer.concat([png.subarray(0, 33), text, png.subarray(33)]);
      },
    ],
  ])('of a %s that is something else as well only the picture stays', async (_, make) => {
    const file = await uploaded(app, mallory, { content: await make(), name: 'x' });
    expect(file.mime).toMatch(/^image\//);
    const { body } = await download(app, mallory, file.url);
    expect(body.includes('<script>')).toBe(false);
    expect(body.includes('PK\x03\x04')).toBe(false);
  });
});

describe('what could take the server down', () => {
  test.each([
    ['a bomb of pixels', pngOf(65_000, 65_000)],
    ['one that is only wide', pngOf(2_100_000_000, 1)],
    ['some more pixels than allowed', pngOf(2_000, 1_001)],
    ['a picture that ends in the middle', pngOf(500, 500)],
    ['a picture without anything', pngOf(0, 0)],
    ['the beginning of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0])],
    ['the beginning of a GIF', Buffer.from('GIF89a\xff\xff\xff\xff', 'latin1')],
    ['the beginning of a WebP', Buffer.from('RIFF\xff\xff\xff\x7fWEBPVP8X', 'latin1')],
  ])('%s is refused', async (_, content) => {
    const begun = Date.now();
    expect(refusal(await upload(app, mallory, { content, name: 'x.png' }))).toBe('400 VALIDATION');
    expect(Date.now() - begun).toBeLessThan(15_000);
  });

  test('an animation counts with all its frames', async () => {
    const frame = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#f00' } })
      .png()
      .toBuffer();
    const other = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#0f0' } })
      .png()
      .toBuffer();
    const frames = [frame, other, frame, other, frame, other, frame];
    const content = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(refusal(await upload(app, mallory, { content, name: 'x.gif' }))).toBe('400 VALIDATION');
  });

  test('a zip bomb is a file: nobody opens it', async () => {
    const inner = deflateSync(Buffer.alloc(10_000_000));
    const zip = Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'), Buffer.alloc(20), inner]);
    expect((await upload(app, mallory, { content: zip, name: 'x.zip' })).status).toBe(201);
  });

  test('forms that are none', async () => {
    const send = (type: string, body: string) =>
      request(app.url)
        .post('/api/v1/attachments')
        .auth(mallory.token, { type: 'bearer' })
        .set('Content-Type', type)
        .send(body);
    const part = (headers: string) => `--b\r\n${headers}\r\n\r\nx\r\n`;
    const file = part('Content-Disposition: form-data; name="file"; filename="x"');
    for (const [type, body] of [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=b', ''],
      ['multipart/form-data; boundary=b', file],
      ['multipart/form-data; boundary=b', `${file}${file}--b--`],
      ['multipart/form-data; boundary=b', `${part('Content-Disposition: form-data; name="__proto__"')}--b--`],
      ['multipart/form-data; boundary=b', `${part('X: y')}--b--`],
      ['multipart/form-data; boundary=b', `--b\r\n${'X: y\r\n'.repeat(5_000)}\r\nx\r\n--b--`],
    ] as const) {
      const { status } = await send(type, body);
      expect([body.slice(0, 60), status]).toEqual([body.slice(0, 60), 400]);
    }
  });

  test('somebody who goes away in the middle leaves nothing', async () => {
    const abort = new AbortController();
    const form = '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nhello';
    const body = new ReadableStream<Uint8Array>({ start: (stream) => stream.enqueue(Buffer.from(form)) });
    const sent = fetch(`${app.url}/api/v1/attachments`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${mallory.token}`,
        'Content-Type': 'multipart/form-data; boundary=b',
      },
      body,
      duplex: 'half',
      signal: abort.signal,
    });
    const { readdirSync } = await import('node:fs');
    const { Config } = await import('../../src/config/index.js');
    const { dataDir } = app.app.get(Config);
    await eventually(() => expect(readdirSync(`${dataDir}/uploads`)).toHaveLength(1));
    abort.abort();
    await expect(sent).rejects.toThrow();
    await eventually(() => expect(readdirSync(`${dataDir}/uploads`)).toEqual([]));
  });
});

describe('names', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\x.dll', 'x.dll'],
    ['.htaccess', 'htaccess'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['line\r\nbreak".txt', 'linebreak_.txt'],
    ['\u200b\u2066 \u2069', 'file'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(146)}.pdf`],
    [`${'🦄'.repeat(300)}`, '🦄'.repeat(150)],
    [`z${'\u0301'.repeat(50)}.txt`, `ź${'\u0301'.repeat(8)}.txt`],
    ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['Größe 你好.txt', 'Größe 你好.txt'],
  ])('%j becomes %j', async (given, expected) => {
    const form = new FormData();
    form.set('file', new File(['x'], 'placeholder'), given);
    const response = await fetch(`${app.url}/api/v1/attachments`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${mallory.token}` },
      body: form,
    });
    const file = (await response.json()) as { name: string; url: string };
    expect([response.status, file.name]).toEqual([201, expected]);
    const { headers } = await download(app, mallory, file.url);
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[^\s;"]+$/,
    );
    const coded = (headers['content-disposition'] ?? '').split("UTF-8''")[1] ?? '';
    expect(decodeURIComponent(coded)).toBe(expected);
  });
});

test.each(['..', 'a\u0000b.txt', 'a\u0007b.txt'])('a form with the name %j is refused', async (name) => {
  const form = new FormData();
  form.set('file', new File(['x'], 'placeholder'), name);
  const headers = { Authorization: `Bearer ${mallory.token}` };
  const { status } = await fetch(`${app.url}/api/v1/attachments`, { method: 'POST', headers, body: form });
  expect(status).toBe(400);
});

test('images that are not read here are files like any other, as they came', async () => {
  const avif = await sharp({ create: { width: 32, height: 16, channels: 3, background: 'teal' } })
    .avif({ effort: 0 })
    .toBuffer();
  const heic = Buffer.concat([
    Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
    Buffer.alloc(200),
  ]);
  for (const [content, mime] of [
    [avif, 'image/avif'],
    [heic, 'image/heic'],
  ] as const) {
    const file = await uploaded(app, mallory, { content, name: 'photo.jpg' });
    expect(file).toMatchObject({ mime, size: content.length, width: null, height: null, thumbnailUrl: null });
    const got = await download(app, mallory, file.url);
    expect(got.body.equals(content)).toBe(true);
    expect(got.headers['content-disposition']).toMatch(/^attachment;/);
  }
});

test('what is uploaded is bounded for each person', async () => {
  const small = await startApp({
    database,
    env: { LIMIT_UNSENT_BYTES_PER_USER: '250', LIMIT_UPLOADS_PER_MINUTE: '4' },
  });
  try {
    const eager = await signUp(small, 'eager');
    const file = { content: Buffer.alloc(100) };
    expect((await upload(small, eager, file)).status).toBe(201);
    const many = await Promise.all([1, 2, 3].map(() => upload(small, eager, file)));
    expect(many.map(({ status }) => status).sort()).toEqual([201, 413, 413]);
    expect(refusal(await upload(small, eager, file))).toBe('429 RATE_LIMITED');
  } finally {
    await small.close();
  }
});
