import type { OutboxError } from '@parley/client';
import type { Attachment } from '@parley/contracts';
import { type FileKind, kindOf } from './file-kind';

const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;

/** `2.4 MB`; a MB is 1,048,576 bytes, as in the limits of the server. */
export function sizeWords(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && size < 9.95 ? 1 : 0;
  const number = size.toFixed(digits).replace(/\.0$/, '');
  return unit === 0 && bytes === 1 ? '1 byte' : `${number} ${UNITS[unit]}`;
}

const ONE: Readonly<Record<Exclude<FileKind, 'file'>, string>> = {
  image: 'Photo',
  audio: 'Audio',
  video: 'Video',
};
const SEVERAL: Readonly<Record<FileKind, string>> = {
  image: 'photos',
  audio: 'audio files',
  video: 'videos',
  file: 'files',
};

/** Files in place of a text: `Photo`, `plan.pdf`, `3 photos`, `2 files`. Empty where there are none. */
export function filesInWords(files: readonly Attachment[]): string {
  const [first] = files;
  if (!first) return '';
  const kind = kindOf(first);
  if (files.length === 1) return kind === 'file' ? first.name : ONE[kind];
  const same = files.every((file) => kindOf(file) === kind);
  return `${files.length} ${SEVERAL[same ? kind : 'file']}`;
}

/** Why a file was not taken, and what helps. */
export function refusalWords({ code, message }: OutboxError): string {
  switch (code) {
    case 'UNAVAILABLE':
      return 'The server cannot keep files just now. Try again later.';
    case 'INTERNAL':
      return 'The server made a mistake with this file.';
    case 'NO_ANSWER':
    case 'NO_CONNECTION':
      return 'It did not get through.';
    case 'RATE_LIMITED':
      return 'Many files at once. It goes on in a moment.';
    default:
      // The server counts in bytes.
      return message.replace(/\b(\d{4,}) bytes\b/g, (_, bytes: string) => sizeWords(Number(bytes)));
  }
}

/** `PDF`, from the end of its name; empty where that says nothing. */
export function extensionOf(name: string): string {
  return (/\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? '').toUpperCase();
}
