import type { RoomKind } from '@parley/contracts';
import type { Theme } from './threads.js';

export interface SeedRoom {
  readonly kind: Exclude<RoomKind, 'direct'>;
  readonly name: string;
  readonly topic: string | null;
  readonly themes: readonly Theme[];
  /** Part of all people that are in it. */
  readonly share: number;
  /** Conversations a week. */
  readonly weekly: number;
}

const room = (
  kind: SeedRoom['kind'],
  name: string,
  topic: string | null,
  share: number,
  weekly: number,
  ...themes: Theme[]
): SeedRoom => ({ kind, name, topic, share, weekly, themes });

export const ROOMS: readonly SeedRoom[] = [
  room('public', 'lobby', 'Hello, goodbye, and whatever has no room of its own', 1, 9, 'chat', 'plans'),
  room('public', 'workshop', 'What stands on which stand, and who is at it', 0.7, 10, 'repair', 'orders'),
  room('public', 'rides', 'Where to, when, how far. Bring a spare tube', 0.7, 6, 'rides', 'plans'),
  room('public', 'show-and-tell', 'Finished things, and things that will never be', 0.6, 4, 'chat', 'repair'),
  room('public', 'cargo-and-kids', 'Boxes, trailers, helmets', 0.4, 4, 'repair', 'rides'),
  room('public', 'lights-and-batteries', 'Anything with a wire in it', 0.4, 4, 'electrics'),
  room('public', 'tool-library', 'What is out, what is back, what is missing', 0.5, 5, 'orders'),
  room('public', 'website', 'The page, the newsletter, the things that plug into them', 0.3, 4, 'software'),
  room('public', 'lost-and-found', null, 0.6, 2, 'chat'),
  room('public', 'kitchen', 'Soup on Thursdays', 0.6, 5, 'chat', 'plans'),
  room(
    'private',
    'board',
    'Minutes are in the folder. What is said here stays here',
    0.15,
    4,
    'plans',
    'orders',
  ),
  room('private', 'spring-fair', 'Stands, music, permits', 0.3, 4, 'plans', 'software'),
  room('private', 'night-shift', null, 0.2, 4, 'repair', 'electrics', 'chat'),
];
