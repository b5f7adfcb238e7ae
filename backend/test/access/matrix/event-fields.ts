import type { ServerEvent, ServerToClientEvents } from '@parley/contracts';
import {
  DRAFT,
  ME,
  MEMBER,
  MESSAGE,
  MY_ROOM,
  PRESENCE,
  ROOM,
  SERVER_SETTINGS,
  type Shape,
  USER,
} from './shape.js';

/**
 * Who has a socket. `oneself` is who does it or whom it happens to, a member unless the event says otherwise; `device`
 * is another of theirs, signed in by itself and on the other instance. `watcher` is a stranger who watches them.
 */
export const LISTENERS = [
  'oneself',
  'device',
  'member',
  'moderator',
  'owner',
  'stranger',
  'watcher',
  'banned',
  'former',
  'administrator',
] as const;

export type Listener = (typeof LISTENERS)[number];

/** Nothing, everything in the shape, or the same without saying of whom it tells. */
export type Hears = '-' | 'all' | 'nameless';

type PayloadOf<E extends ServerEvent> = Parameters<ServerToClientEvents[E]>[0];

interface EventRow<E extends ServerEvent> {
  readonly heardBy: Readonly<Record<Listener, Hears>>;
  readonly fields: Readonly<Record<keyof PayloadOf<E>, Shape>> | readonly [Shape];
}

/** One line of the table, in the order of `LISTENERS`. */
function by(line: string): Record<Listener, Hears> {
  const words = line.trim().split(/\s+/) as Hears[];
  if (words.length !== LISTENERS.length || !words.every((word) => ['-', 'all', 'nameless'].includes(word))) {
    throw new Error(`"${line}" must have - or all or nameless for each of ${LISTENERS.join(' ')}`);
  }
  return Object.fromEntries(LISTENERS.map((name, n) => [name, words[n]])) as Record<Listener, Hears>;
}

const RECEIPT = {
  roomId: true,
  userId: true,
  readSeq: true,
  deliveredSeq: true,
  readByAllSeq: true,
} as const;

/**
 * Which events go out to whom, and with which fields. An event of the contract that is missing here does not compile,
 * and neither does one whose fields are not all of the contract's.
 */
// A table is read by its columns.
// prettier-ignore
export const EVENT_FIELDS = {
  //                                      oneself device member   moderator owner    stranger watcher banned former administrator
  'message:changed': { heardBy: by('      all     all    all      all       all      -        -       -      -      -'), fields: MESSAGE },
  'room:changed': { heardBy: by('         all     all    all      all       all      -        -       -      -      -'), fields: ROOM },
  'member:changed': { heardBy: by('       all     all    all      all       all      -        -       -      -      -'), fields: { roomId: true, member: MEMBER } },
  // Oneself was banned: no word of why goes out, and none of the room's own to who is outside.
  'member:removed': { heardBy: by('       -       -      all      all       all      -        -       -      -      -'), fields: { roomId: true, userId: true, reason: true } },
  'room:removed': { heardBy: by('         all     all    -        -         -        -        -       -      -      -'), fields: { roomId: true, reason: true } },
  // Oneself was brought in.
  'room:added': { heardBy: by('           all     all    -        -         -        -        -       -      -      -'), fields: MY_ROOM },
  'receipt:changed': { heardBy: by('      all     all    all      all       all      -        -       -      -      -'), fields: RECEIPT },
  typing: { heardBy: by('                 -       -      all      all       all      -        -       -      -      -'), fields: { roomId: true, userId: true, on: true } },
  'presence:changed': { heardBy: by('     -       -      -        -         -        -        all     -      -      -'), fields: [PRESENCE] },
  'room:head': { heardBy: by('            all     all    all      all       all      -        -       -      -      -'), fields: { roomId: true, version: true } },
  // In a room where they meet, and nowhere else.
  'user:changed': { heardBy: by('         all     all    all      all       all      -        -       -      -      -'), fields: USER },
  'me:changed': { heardBy: by('           all     all    -        -         -        -        -       -      -      -'), fields: ME },
  'draft:changed': { heardBy: by('        all     all    -        -         -        -        -       -      -      -'), fields: DRAFT },
  'settings:changed': { heardBy: by('     all     all    all      all       all      all      all     all    all    all'), fields: SERVER_SETTINGS },
  // That very socket.
  'auth:expiring': { heardBy: by('        all     -      -        -         -        -        -       -      -      -'), fields: { expiresAt: true } },
  'session:ended': { heardBy: by('        all     -      -        -         -        -        -       -      -      -'), fields: { reason: true } },
  // Everybody's, on the instance that stops.
  'server:stopping': { heardBy: by('      all     all    all      all       all      all      all     all    all    all'), fields: { retryAfterMs: true } },
} satisfies { readonly [E in ServerEvent]: EventRow<E> };

/** Above `LIMITS.receiptsRoomMax` members: others learn how far all have read, and of nobody in particular. */
export const RECEIPTS_IN_LARGE_ROOMS: EventRow<'receipt:changed'> = {
  //          oneself device member   moderator owner    stranger watcher banned former administrator
  heardBy: by('all    all    nameless nameless  nameless -        -       -      -      -'),
  fields: RECEIPT,
};
