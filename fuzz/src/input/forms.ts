import type { Random } from '../random.js';
import type { Schema } from './schema.js';
import { absurdText } from './texts.js';

/** One field of a form with files. */
export interface Part {
  readonly name: string;
  /** `null` for a field that is no file. */
  readonly filename: string | null;
  readonly mime: string;
  readonly bytes: Buffer;
}

const BOUNDARY = 'parley-fuzz-boundary';
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** One transparent pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** What says of itself that it is a picture, a page, an archive, a font, and is not, or is more. */
const CONTENTS: readonly (() => Buffer)[] = [
  () => PNG,
  () => PNG.subarray(0, 20),
  () => Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>')]),
  // Of 50,000 × 50,000 pixels, by its own word.
  () => Buffer.concat([PNG.subarray(0, 16), Buffer.from('0000c3500000c350', 'hex'), PNG.subarray(24)]),
  () => Buffer.from('GIF89a\xff\xff\xff\xff', 'latin1'),
  () => Buffer.from('\xff\xd8\xff\xe0', 'latin1'),
  () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  () =>
    Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><svg>&b;</svg>'),
  () => Buffer.from('RIFF\x04\x00\x00\x00WEBPVP8 ', 'latin1'),
  () => Buffer.from('<!doctype html><script>alert(1)</script>'),
  () => Buffer.from('PK\x03\x04', 'latin1'),
  () => Buffer.alloc(0),
  () => Buffer.alloc(3_000_000, 0x41),
];
const MIMES = ['image/png', 'image/svg+xml', 'text/html', 'application/octet-stream', '', 'a/b/c', '../..'];
const NAMES = [
  '../../x.png',
  'a/b.png',
  'a\\b.png',
  'x.png\0.html',
  '.htaccess',
  '',
  'a"b.png',
  'CON',
  '\u202egnp.exe',
];

/** What a schema with files allows; a file is a small picture or a text. */
export function validForm({ properties = {} }: Schema, random: Random): Part[] {
  return Object.entries(properties).map(([name, { format }]) => {
    if (format !== 'binary')
      return { name, filename: null, mime: 'text/plain', bytes: Buffer.from(`${random.between(0, 99)}`) };
    return random.chance(0.6)
      ? { name, filename: 'picture.png', mime: 'image/png', bytes: PNG }
      : { name, filename: 'notes.txt', mime: 'text/plain', bytes: Buffer.from('Notes of the meeting') };
  });
}

export function absurdPart(part: Part, random: Random): Part {
  return random.pick<() => Part>([
    () => ({ ...part, bytes: random.pick(CONTENTS)() }),
    () => ({ ...part, bytes: random.pick(CONTENTS)(), mime: random.pick(MIMES) }),
    () => ({ ...part, filename: random.pick(NAMES) }),
    () => ({ ...part, filename: absurdText(random).slice(0, 5_000) }),
    () => ({
      ...part,
      name: random.pick(['', '__proto__', 'file[]', 'files', absurdText(random).slice(0, 300)]),
    }),
    () => ({ ...part, filename: null }),
  ])();
}

export function formBody(parts: readonly Part[]): Buffer {
  const clean = (text: string): string => text.toWellFormed().replace(/[\r\n]/g, ' ');
  const bytes = parts.flatMap(({ name, filename, mime, bytes }) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${clean(name)}"` +
        `${filename === null ? '' : `; filename="${clean(filename)}"`}\r\nContent-Type: ${mime}\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...bytes, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}
