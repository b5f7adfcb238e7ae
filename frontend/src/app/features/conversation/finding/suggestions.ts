import type { Id, MyRoom, User } from '@parley/contracts';
import { roomTitle } from '../../../core/rooms/rooms.feature';
import { operatorText, type Operator } from './query-words';

/** A value that an operator can have. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  /** Beside the label, fainter. */
  readonly detail: string;
  /** What takes the operator's place in the query. */
  readonly word: string;
  readonly face: { id: Id; name: string; avatarUrl: string | null; isRoom: boolean } | null;
}

const MOST = 8;
const DAY_MS = 86_400_000;

/** What the operators are for, and how one is written. */
export const OPERATOR_HELP: readonly { operator: Operator; words: string; insert: string }[] = [
  { operator: 'from', words: 'said by somebody', insert: 'from:' },
  { operator: 'in', words: 'said in a room', insert: 'in:' },
  { operator: 'has', words: 'with a file', insert: 'has:file ' },
  { operator: 'before', words: 'before a day', insert: 'before:' },
  { operator: 'after', words: 'after a day', insert: 'after:' },
];

/** The people who were found, and oneself. */
export function peopleSuggestions(value: string, people: readonly User[], me: User | null): Suggestion[] {
  const wanted = value.toLowerCase().replace(/^@/, '');
  const own = me && 'me'.startsWith(wanted) ? [ofMe(me)] : [];
  // Those of the question before stand there until the next ones come.
  const others = people.filter(({ username, displayName }) =>
    [username, ...displayName.toLowerCase().split(/\s+/), displayName.toLowerCase()].some((name) =>
      name.startsWith(wanted),
    ),
  );
  return [...own, ...others.map(ofPerson)].slice(0, MOST);
}

export function roomSuggestions(value: string, rooms: readonly MyRoom[]): Suggestion[] {
  const wanted = value.toLowerCase().replace(/^[#@]/, '');
  const ranked = rooms.flatMap((room) => {
    const title = roomTitle(room).toLowerCase();
    const names = [title, ...(room.peer ? [room.peer.username] : [])];
    if (names.some((name) => name.startsWith(wanted))) return [{ room, rank: 0 }];
    return names.some((name) => name.includes(wanted)) ? [{ room, rank: 1 }] : [];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ room }) => ofRoom(room));
}

/** Days that one may well mean; any other can be written. */
export function daySuggestions(operator: 'before' | 'after', value: string, now: Date): Suggestion[] {
  const days: [words: string, back: number][] = [
    ['Today', 0],
    ['Yesterday', 1],
    ['A week ago', 7],
    ['30 days ago', 30],
    ['A year ago', 365],
  ];
  return days
    .map(([label, back]) => ({ label, day: dayOf(new Date(now.getTime() - back * DAY_MS)) }))
    .filter(({ label, day }) => day.startsWith(value) || label.toLowerCase().startsWith(value.toLowerCase()))
    .map(({ label, day }) => ({
      key: day,
      label,
      detail: day,
      word: operatorText(operator, day),
      face: null,
    }));
}

export function fileSuggestion(value: string): Suggestion[] {
  if (!'file'.startsWith(value.toLowerCase())) return [];
  return [{ key: 'file', label: 'A file', detail: 'has:file', word: 'has:file', face: null }];
}

/** The server counts days in UTC. */
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const ofPerson = ({ id, username, displayName, avatarUrl }: User): Suggestion => ({
  key: id,
  label: displayName,
  detail: `@${username}`,
  word: operatorText('from', username),
  face: { id, name: displayName, avatarUrl, isRoom: false },
});

const ofMe = (me: User): Suggestion => ({ ...ofPerson(me), label: 'Yourself', word: 'from:me' });

function ofRoom(room: MyRoom): Suggestion {
  const { id, peer } = room;
  const name = roomTitle(room);
  return {
    key: id,
    label: name,
    detail: peer ? `@${peer.username}` : (room.topic ?? ''),
    word: operatorText('in', peer ? `@${peer.username}` : name),
    face: { id: peer?.id ?? id, name, avatarUrl: peer?.avatarUrl ?? null, isRoom: !peer },
  };
}
