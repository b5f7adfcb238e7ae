import type { Id, MyRoom, User } from '@parley/contracts';
import { roomTitle } from '../../core/rooms/rooms.feature';
import type { IconName } from '../../ui/icon/icons';
import { scoreOf } from './fuzzy';

/** Something that the page can do, by name. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Other words that people have for it. */
  readonly also?: string;
  readonly icon: IconName;
  /** Its keys, as they are labelled. */
  readonly keys?: string;
  readonly run: () => void;
}

export type Entry =
  | { readonly kind: 'room'; readonly key: string; readonly room: MyRoom }
  | { readonly kind: 'person'; readonly key: string; readonly person: User }
  | { readonly kind: 'command'; readonly key: string; readonly command: Command }
  | { readonly kind: 'search'; readonly key: string; readonly query: string };

export interface Section {
  readonly name: string;
  readonly entries: readonly Entry[];
}

export interface Offered {
  /** Latest activity first. */
  readonly rooms: readonly MyRoom[];
  readonly openRoomId: Id | null;
  /** Found by what is written. */
  readonly people: readonly User[];
  readonly commands: readonly Command[];
}

/** Of each kind. */
const MOST = 8;
/** What is unread is a little better than what fits as well. */
const FOR_UNREAD = 0.04;

/** What is offered for what is written; with nothing written what is unread, then the latest rooms, then commands. */
export function sectionsFor(written: string, offered: Offered): Section[] {
  const query = written.trim();
  const sections = query === '' ? atFirst(offered) : matching(query, offered);
  return sections.filter(({ entries }) => entries.length > 0);
}

function atFirst({ rooms, openRoomId, commands }: Offered): Section[] {
  const others = rooms.filter(({ id }) => id !== openRoomId);
  const isUnread = (room: MyRoom): boolean =>
    room.mentions > 0 || (room.unread > 0 && room.me.notify !== 'none');
  const unread = others.filter(isUnread).sort((a, b) => b.mentions - a.mentions);
  const recent = others.filter((room) => !isUnread(room)).slice(0, MOST);
  return [
    { name: 'Unread', entries: unread.map(ofRoom) },
    { name: 'Recent', entries: recent.map(ofRoom) },
    { name: 'Commands', entries: commands.map(ofCommand) },
  ];
}

function matching(query: string, { rooms, openRoomId, people, commands }: Offered): Section[] {
  const direct = new Set(rooms.flatMap(({ peer }) => (peer ? [peer.id] : [])));
  const found = best(rooms, (room) => {
    const score = scoreOf(query, namesOf(room));
    if (score === null) return null;
    return score + (room.unread > 0 ? FOR_UNREAD : 0) - (room.id === openRoomId ? FOR_UNREAD : 0);
  });
  // Who can be reached by a room that is listed already is not listed twice.
  // Those of the question before stand there until the next ones come.
  const others = best(people, (person) =>
    direct.has(person.id) ? null : scoreOf(query, `${person.displayName} @${person.username}`),
  );
  const acts = best(commands, ({ label, also = '' }) => scoreOf(query, `${label} ${also}`));
  return [
    { name: 'Rooms', entries: found.map(ofRoom) },
    { name: 'People', entries: others.map(ofPerson) },
    { name: 'Commands', entries: acts.map(ofCommand) },
    { name: 'Messages', entries: [{ kind: 'search', key: 'search', query }] },
  ];
}

function best<T>(all: readonly T[], score: (one: T) => number | null): T[] {
  return all
    .flatMap((one) => {
      const points = score(one);
      return points === null ? [] : [{ one, points }];
    })
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST)
    .map(({ one }) => one);
}

const namesOf = (room: MyRoom): string => `${roomTitle(room)} ${room.peer ? `@${room.peer.username}` : ''}`;

const ofRoom = (room: MyRoom): Entry => ({ kind: 'room', key: room.id, room });
const ofPerson = (person: User): Entry => ({ kind: 'person', key: person.id, person });
const ofCommand = (command: Command): Entry => ({ kind: 'command', key: command.id, command });
