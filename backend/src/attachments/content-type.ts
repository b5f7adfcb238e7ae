import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';

/** Types are told by how a file begins. */
const BEGINNING_BYTES = 65_536;
const UNKNOWN = 'application/octet-stream';
const TEXT = 'text/plain';
/** Tab, line ends, form feed and escape stand in text; the others do not. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const NOT_IN_TEXT = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/;
/** What can hold script, whatever it is called: to us it is text. */
const MARKUP = /^(application|text)\/(xml|html|xhtml\+xml|rss\+xml|atom\+xml)$|\+xml$/;

/** What is in a file by its content. What its sender or its name says counts for nothing. */
export async function contentTypeOf(path: string): Promise<string> {
  const beginning = await beginningOf(path);
  const found = await fileTypeFromBuffer(beginning).catch(() => undefined);
  if (found === undefined) return isText(beginning) ? TEXT : UNKNOWN;
  // Parameters, as of codecs, are for nobody here.
  const mime = found.mime.split(';')[0] ?? UNKNOWN;
  if (MARKUP.test(mime)) return TEXT;
  return mime;
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** UTF-8 without control characters; where the beginning ends inside a character that is no fault. */
function isText(beginning: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true });
    return !NOT_IN_TEXT.test(text);
  } catch {
    return false;
  }
}
