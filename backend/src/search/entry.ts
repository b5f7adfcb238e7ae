import type { AttachmentFacts } from '../attachments/index.js';
import { type Word, wordsOf } from './words.js';

/** What a message is found by. */
export interface Findable {
  readonly body: string;
  readonly names: readonly string[];
}

/** Between the words of a message and the names of its files: what follows each other stands in one of them. */
const GAP = 10;

export const findable = (body: string | null, files: readonly Pick<AttachmentFacts, 'name'>[]): Findable => ({
  body: body ?? '',
  names: files.map(({ name }) => name),
});

/** Its words, and then those of its files' names, each with a place of its own. */
export function wordsOfMessage({ body, names }: Findable): { body: Word[]; names: Word[] } {
  const words = wordsOf(body);
  let place = words.at(-1)?.place ?? 0;
  const more = names.flatMap((name) => {
    const own = wordsOf(name).map((word) => ({ ...word, place: word.place + place + GAP }));
    place = own.at(-1)?.place ?? place;
    return own;
  });
  return { body: words, names: more };
}

export const roomTerm = (roomId: string): string => `#${roomId}`;
export const authorTerm = (userId: string): string => `@${userId}`;
export const FILE_TERM = '+file';

/** As PostgreSQL's `tsvector`. */
export function tsvectorOf(
  message: Findable & { readonly roomId: string; readonly authorId: string },
): string {
  const { body, names } = wordsOfMessage(message);
  const places = new Map<string, number[]>();
  for (const { term, place } of [...body, ...names]) {
    const known = places.get(term);
    if (known) known.push(place);
    else places.set(term, [place]);
  }
  const signs = [roomTerm(message.roomId), authorTerm(message.authorId)];
  if (message.names.length > 0) signs.push(FILE_TERM);
  return [
    ...signs.map((sign) => `'${sign}'`),
    ...[...places].map(
      ([term, at]) => `'${term}':${at.map((place) => Math.min(place, MAX_PLACE)).join(',')}`,
    ),
  ].join(' ');
}

/** PostgreSQL's own. */
const MAX_PLACE = 16_383;
