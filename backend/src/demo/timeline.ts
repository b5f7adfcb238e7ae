import { createHash } from 'node:crypto';
import type { MemberRole, Reaction, SystemNotice } from '@parley/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Line, Name, RoomStory } from './story.js';

export interface DemoMessage {
  readonly id: string;
  readonly seq: number;
  version: number;
  readonly authorId: string;
  readonly body: string | null;
  readonly sentHash: Buffer | null;
  readonly replyTo: string | null;
  readonly mentions: readonly string[];
  readonly reactions: readonly Reaction[];
  readonly pinnedBy: string | null;
  readonly pinnedAt: Date | null;
  readonly system: SystemNotice | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

export interface DemoMember {
  readonly userId: string;
  readonly role: MemberRole;
  readonly joinedAt: Date;
  readonly readSeq: number;
}

export interface DemoRoom {
  readonly id: string;
  readonly directKey: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastActivityAt: Date;
  readonly lastSeq: number;
  readonly version: number;
  readonly members: readonly DemoMember[];
  readonly messages: readonly DemoMessage[];
}

const MINUTE_MS = 60_000;

/**
 * What is stored of a room's story, as if it had happened message by message: `seq` from 1 without holes, a version of
 * its own for every change, marks that no message is ahead of.
 */
export function timelineOf(story: RoomStory, ids: ReadonlyMap<Name, string>, now: Date): DemoRoom {
  const at = (ago: number): Date => new Date(now.getTime() - ago * MINUTE_MS);
  const idOf = (name: Name): string => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`there is no ${name} in the story`);
    return id;
  };
  const userIds = story.members.map(([name]) => idOf(name));
  const keys = new Map<string, string>();
  const messages = [...noticesOf(story, idOf), ...story.lines].map((entry, index) => {
    const createdAt = at(entry.ago);
    const id = uuidv7({ msecs: createdAt.getTime() });
    if ('key' in entry && entry.key !== undefined) keys.set(entry.key, id);
    return message(entry, { id, seq: index + 1, createdAt, idOf, keys });
  });
  const version = numberVersions(messages);
  const lastSeq = messages.length;
  return {
    id: uuidv7({ msecs: at(story.made).getTime() }),
    directKey: story.kind === 'direct' ? [...userIds].sort().join(':') : null,
    createdBy: userIds[0] ?? '',
    createdAt: at(story.made),
    lastActivityAt: messages.at(-1)?.createdAt ?? at(story.made),
    lastSeq,
    version,
    members: story.members.map(([name, role], index) => ({
      userId: idOf(name),
      role,
      joinedAt: at(story.made - index),
      readSeq: lastSeq - (story.unread?.[name] ?? 0),
    })),
    messages,
  };
}

interface Notice {
  readonly by: Name;
  readonly ago: number;
  readonly system: SystemNotice;
}

/** The room was made, and people came one after the other; in a direct room both are there from the beginning. */
function noticesOf({ kind, made, members }: RoomStory, idOf: (name: Name) => string): Notice[] {
  const present = kind === 'direct' ? members.slice(0, 1) : members;
  return present.map(([name], index) => {
    const type = index === 0 ? 'created' : 'joined';
    return { by: name, ago: made - index, system: { type, userId: idOf(name) } };
  });
}

interface Place {
  readonly id: string;
  readonly seq: number;
  readonly createdAt: Date;
  readonly idOf: (name: Name) => string;
  readonly keys: ReadonlyMap<string, string>;
}

function message(entry: Line | Notice, { id, seq, createdAt, idOf, keys }: Place): DemoMessage {
  const soonAfter = new Date(createdAt.getTime() + MINUTE_MS);
  const blank = {
    id,
    seq,
    version: seq,
    authorId: idOf(entry.by),
    body: null,
    sentHash: null,
    replyTo: null,
    mentions: [],
    reactions: [],
    pinnedBy: null,
    pinnedAt: null,
    system: null,
    createdAt,
    editedAt: null,
    deletedAt: null,
  };
  if ('system' in entry) return { ...blank, system: entry.system };
  if (entry.text === null) return { ...blank, sentHash: sha256(''), deletedAt: soonAfter };
  const mentioned = [...entry.text.matchAll(/@(alice|bob|carol|dave)\b/g)].map((match) =>
    idOf(match[1] as Name),
  );
  return {
    ...blank,
    body: entry.text,
    sentHash: entry.before === undefined ? null : sha256(entry.before),
    replyTo: (entry.replyTo !== undefined && keys.get(entry.replyTo)) || null,
    mentions: [...new Set(mentioned)],
    reactions: (entry.reactions ?? []).map(([emoji, ...by]) => ({ emoji, userIds: by.map(idOf) })),
    pinnedBy: entry.pinnedBy ? idOf(entry.pinnedBy) : null,
    pinnedAt: entry.pinnedBy ? soonAfter : null,
    editedAt: entry.before === undefined ? null : soonAfter,
  };
}

/** Each message got a version when it was sent, and those that changed later another one. Answers the highest. */
function numberVersions(messages: DemoMessage[]): number {
  let version = messages.length;
  for (const one of messages) {
    const changed = one.editedAt || one.deletedAt || one.pinnedAt || one.reactions.length > 0;
    if (changed) one.version = ++version;
  }
  return version;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
