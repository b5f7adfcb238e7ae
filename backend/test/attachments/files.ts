import { expect } from '@jest/globals';
import type { Attachment, Message, SendMessage } from '@parley/contracts';
import sharp from 'sharp';
import request, { type Response } from 'supertest';
import { v7 as newId } from 'uuid';
import { apiOf, type Person, type Reply, type TestApp } from '../support/index.js';

export interface Sent {
  readonly content: Buffer | string;
  readonly name?: string;
}

/** As a browser's form sends it. */
export async function upload(
  app: Pick<TestApp, 'url'>,
  { token }: Pick<Person, 'token'>,
  { content, name = 'file' }: Sent,
): Promise<Reply<Attachment>> {
  const { status, body } = await request(app.url)
    .post('/api/v1/attachments')
    .auth(token, { type: 'bearer' })
    .attach('file', Buffer.from(content as string), { filename: name });
  return { status, body: body as Attachment };
}

export async function uploaded(app: Pick<TestApp, 'url'>, person: Person, file: Sent): Promise<Attachment> {
  const { status, body } = await upload(app, person, file);
  if (status !== 201) throw new Error(`not uploaded: ${JSON.stringify(body)}`);
  return body;
}

export interface Got {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: Record<string, string>;
}

export async function download(
  app: Pick<TestApp, 'url'>,
  { token }: Pick<Person, 'token'>,
  path: string,
  headers: Record<string, string> = {},
): Promise<Got> {
  const response = await request(app.url)
    .get(path)
    .auth(token, { type: 'bearer' })
    .set(headers)
    .buffer(true)
    .parse((stream: unknown, done: (error: null, body: Buffer) => void) => {
      const chunks: Buffer[] = [];
      (stream as Response).on('data', (data: Buffer) => chunks.push(data));
      (stream as Response).on('end', () => done(null, Buffer.concat(chunks)));
    });
  return { status: response.status, body: response.body as Buffer, headers: response.headers };
}

export function send(
  app: Pick<TestApp, 'url'>,
  person: Person,
  roomId: string,
  message: Partial<SendMessage>,
): Promise<Reply<Message>> {
  return apiOf(app, person).post<Message>(`/rooms/${roomId}/messages`, { id: newId(), body: '', ...message });
}

/** A picture that a camera took: turned on its side, and telling where. */
export function photo(width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#c04020' } })
    .withExif({
      IFD0: { Make: 'Secretcam', Model: 'Where I live' },
      IFD3: { GPSLatitude: '52/1 31/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** Four bytes of it come alone, and what the asker has already does not come again. */
export async function expectPartsAndCaching(
  app: Pick<TestApp, 'url'>,
  person: Pick<Person, 'token'>,
  path: string,
): Promise<void> {
  const whole = await download(app, person, path);
  const part = await download(app, person, path, { Range: 'bytes=2-5' });
  expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 2-5/${whole.body.length}`]);
  expect(part.body).toEqual(whole.body.subarray(2, 6));
  const cached = await download(app, person, path, { 'If-None-Match': whole.headers['etag'] ?? '' });
  expect([cached.status, cached.body.length]).toEqual([304, 0]);
}
