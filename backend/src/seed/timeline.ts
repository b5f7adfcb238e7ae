import { createHash } from 'node:crypto';
import type { MemberRole, Reaction, RoomKind, SystemNotice } from '@parley/contracts';
import { v7 as uuid } from 'uuid';
import type { Line, Talker } from './conversation.js';
import type { Dice } from './dice.js';
import { EMOJI } from './threads.js';

/** A row of `messages`, as JSON: times as text, hashes as hexadecimal digits. */
export interface MessageSeed {
  readonly id: string;
  readonly room_id: string;
  readonly seq: number;
  version: number;
  readonly kind: 'user' | 'system';
  readonly author_id: string;
  body: string | null;
  sent_hash: string | null;
  reply_to: string | null;
  mentions: readonly string[];
  reactions: readonly Reaction[];
  pinned_by: string | null;
  pinned_at: string | null;
  readonly system: SystemNotice | null;
  readonly created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
}

export interface MemberSeed {
  readonly room_id: string;
  readonly user_id: string;
  readonly role: MemberRole;
  readonly joined_at: string;
  readonly read_seq: number;
  readonly delivered_seq: number;
}

export interface RoomSeed {
  readonly id: string;
  readonly kind: RoomKind;
  readonly name: string | null;
  readonly topic: string | null;
  readonly direct_key: string | null;
  readonly created_by: string;
  readonly created_at: string;
  readonly last_activity_at: string;
  readonly member_count: number;
  readonly last_seq: number;
  readonly version: number;
}

/** Something that happened to the room itself. */
export interface Notice {
  readonly author: Talker;
  readonly at: number;
  readonly system: SystemNotice;
}

export interface Plot {
  readonly kind: RoomKind;
  readonly name: string | null;
  readonly topic: string | null;
  readonly madeAt: number;
  /** The first made the room. */
  readonly members: readonly { readonly talker: Talker; readonly role: MemberRole; readonly since: number }[];
  readonly entries: readonly (Line | Notice)[];
}

export interface Timeline {
  readonly room: RoomSeed;
  readonly members: readonly MemberSeed[];
  readonly messages: readonly MessageSeed[];
}

const MINUTE_MS = 60_000;

/**
 * A room as if everything in it had happened, one after the other: `seq` from 1 without holes, a version of its own for
 * each change, and nobody has read beyond the end or behind what they wrote themselves.
 */
export function timelineOf(plot: Plot, now: number, dice: Dice): Timeline {
  const id = uuid({ msecs: plot.madeAt });
  const places = new Map<Line | Notice, MessageSeed>();
  const entries = [...plot.entries].sort((a, b) => a.at - b.at);
  const messages = entries.map((entry, index) => {
    const message = blank(id, index + 1, entry);
    places.set(entry, message);
    if ('text' in entry) message.reply_to = (entry.answers && places.get(entry.answers)?.id) ?? null;
    return message;
  });
  const readers = plot.members.map(({ talker }) => talker.id);
  for (const message of messages) live(message, readers, now, dice);
  const version = numberVersions(messages);
  const lastSeq = messages.length;
  const room: RoomSeed = {
    id,
    kind: plot.kind,
    name: plot.name,
    topic: plot.topic,
    direct_key: plot.kind === 'direct' ? [...readers].sort().join(':') : null,
    created_by: readers[0] ?? '',
    created_at: text(plot.madeAt),
    last_activity_at: messages.at(-1)?.created_at ?? text(plot.madeAt),
    member_count: plot.members.length,
    last_seq: lastSeq,
    version,
  };
  const members = plot.members.map(({ talker, role, since }) => {
    const own = messages.findLast((message) => message.author_id === talker.id)?.seq ?? 0;
    const read_seq = Math.max(own, lastSeq - unreadOf(dice));
    const delivered_seq = dice.chance(0.9) ? lastSeq : read_seq;
    return { room_id: id, user_id: talker.id, role, joined_at: text(since), read_seq, delivered_seq };
  });
  return { room, members, messages };
}

function blank(roomId: string, seq: number, entry: Line | Notice): MessageSeed {
  const isNotice = 'system' in entry;
  return {
    id: uuid({ msecs: entry.at }),
    room_id: roomId,
    seq,
    version: seq,
    kind: isNotice ? 'system' : 'user',
    author_id: entry.author.id,
    body: isNotice ? null : entry.text,
    sent_hash: null,
    reply_to: null,
    mentions: isNotice ? [] : [...new Set(entry.mentions)],
    reactions: [],
    pinned_by: null,
    pinned_at: null,
    system: isNotice ? entry.system : null,
    created_at: text(entry.at),
    edited_at: null,
    deleted_at: null,
  };
}

/** What becomes of a message after it was sent. */
function live(message: MessageSeed, readers: readonly string[], now: number, dice: Dice): void {
  if (message.body === null) return;
  const later = text(Math.min(now, Date.parse(message.created_at) + dice.between(1, 9) * MINUTE_MS));
  if (dice.chance(0.012)) {
    message.sent_hash = sha256(message.body);
    Object.assign(message, { body: null, mentions: [], deleted_at: later });
    return;
  }
  if (dice.chance(0.03)) {
    message.sent_hash = sha256(`${message.body} (sp)`);
    message.edited_at = later;
  }
  if (dice.chance(0.14)) {
    message.reactions = dice.some(EMOJI, dice.chance(0.75) ? 1 : 2).map((emoji) => ({
      emoji,
      userIds: dice.some(readers, dice.between(1, Math.min(6, readers.length))),
    }));
  }
  if (dice.chance(0.006)) {
    message.pinned_by = message.author_id;
    message.pinned_at = later;
  }
}

/** Each message got a version when it was sent, and those that changed later another one. Answers the highest. */
function numberVersions(messages: readonly MessageSeed[]): number {
  let version = messages.length;
  for (const message of messages) {
    if (message.edited_at || message.deleted_at || message.pinned_at || message.reactions.length > 0) {
      message.version = ++version;
    }
  }
  return version;
}

/** Most people keep up; some are behind, and a few have not been there for weeks. */
function unreadOf(dice: Dice): number {
  if (dice.chance(0.55)) return 0;
  return dice.chance(0.85) ? dice.between(1, 14) : dice.between(40, 400);
}

export function text(at: number): string {
  return new Date(at).toISOString();
}

function sha256(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
