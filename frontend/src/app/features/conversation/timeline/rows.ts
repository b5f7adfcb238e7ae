import type { OutboxItem } from '@parley/client';
import type { Id, Message } from '@parley/contracts';

/** Messages of one author that follow each other within this time stand under one name. Milliseconds. */
const GROUP_WITHIN = 5 * 60_000;

/** The line between two days; `at` is a time on the later one. */
export interface DayRow {
  readonly kind: 'day';
  readonly key: string;
  readonly at: string;
}

/** The line above the first message that was unread when the room was opened. */
export interface UnreadRow {
  readonly kind: 'unread';
  readonly key: string;
}

/** A quiet line: somebody joined, the room was renamed. */
export interface NoticeRow {
  readonly kind: 'notice';
  readonly key: string;
  readonly message: Message;
}

/** A message of a person: stored (`message`), or on its way (`item`). It keeps its key when the one becomes the other. */
export interface MessageRow {
  readonly kind: 'message';
  /** The message's id. */
  readonly key: Id;
  readonly authorId: Id;
  readonly createdAt: string;
  /** Markdown; `null` once deleted. */
  readonly body: string | null;
  readonly message: Message | null;
  readonly item: OutboxItem | null;
  /** The first of a group shows who speaks. */
  readonly startsGroup: boolean;
}

export type Row = DayRow | UnreadRow | NoticeRow | MessageRow;

export interface RowSource {
  /** What is to be drawn, ascending by `seq`. */
  messages: readonly Message[];
  /** The message before the first one, where it is held: it decides what the first one looks like. */
  before: Message | null;
  /** Shown after the messages; those that are among them already are left out. */
  items: readonly OutboxItem[];
  myId: Id | null;
  /** Above which message the line for unread ones stands. */
  firstUnreadSeq: number | null;
  /** Between two people nobody has made a room: that it begins is said above it. */
  direct: boolean;
}

/**
 * Makes the rows of a timeline from messages. A row whose message and place did not change is the same object as before:
 * what is drawn for it is not looked at again, however many messages arrive below.
 */
export class RowBuilder {
  private known = new Map<string, Row>();

  build({ messages, before, items, myId, firstUnreadSeq, direct }: RowSource): readonly Row[] {
    const rows: Row[] = [];
    const next = new Map<string, Row>();
    const add = (row: Row): void => {
      const known = this.known.get(row.key);
      const kept = known && same(known, row) ? known : row;
      next.set(row.key, kept);
      rows.push(kept);
    };

    let previous: Neighbour | null = before && neighbour(before);
    for (const message of messages) {
      if (direct && message.system?.type === 'created') continue;
      if (!previous || dayOf(previous.createdAt) !== dayOf(message.createdAt)) {
        add({ kind: 'day', key: `day ${message.id}`, at: message.createdAt });
        previous = null;
      }
      if (message.seq === firstUnreadSeq) {
        add({ kind: 'unread', key: 'unread' });
        previous = null;
      }
      if (message.kind === 'system') {
        add({ kind: 'notice', key: message.id, message });
      } else {
        const { id, authorId, createdAt, body } = message;
        const startsGroup = !continues(previous, authorId, createdAt) || message.replyTo !== null;
        add({ kind: 'message', key: id, authorId, createdAt, body, message, item: null, startsGroup });
      }
      previous = neighbour(message);
    }

    for (const item of items) {
      if (next.has(item.id) || myId === null) continue;
      const { id, createdAt, body } = item;
      // By this device's clock, which may be slow: the last line between days is not taken back.
      if (!previous || dayOf(previous.createdAt) < dayOf(createdAt)) {
        add({ kind: 'day', key: `day ${id}`, at: createdAt });
        previous = null;
      }
      const startsGroup = !continues(previous, myId, createdAt) || item.replyTo !== null;
      add({ kind: 'message', key: id, authorId: myId, createdAt, body, message: null, item, startsGroup });
      previous = { authorId: myId, createdAt, kind: 'user' };
    }

    this.known = next;
    return rows;
  }
}

type Neighbour = Pick<Message, 'authorId' | 'createdAt' | 'kind'>;

function neighbour({ authorId, createdAt, kind }: Message): Neighbour {
  return { authorId, createdAt, kind };
}

function continues(previous: Neighbour | null, authorId: Id, createdAt: string): boolean {
  if (previous?.kind !== 'user' || previous.authorId !== authorId) return false;
  const passed = Date.parse(createdAt) - Date.parse(previous.createdAt);
  // Clocks differ: what seems to come from before is as near as what comes right after.
  return passed < GROUP_WITHIN;
}

function same(left: Row, right: Row): boolean {
  if (left.kind === 'message' && right.kind === 'message')
    return (
      left.message === right.message &&
      left.item === right.item &&
      left.startsGroup === right.startsGroup &&
      left.authorId === right.authorId
    );
  if (left.kind === 'notice' && right.kind === 'notice') return left.message === right.message;
  if (left.kind === 'day' && right.kind === 'day') return left.at === right.at;
  return left.kind === right.kind;
}

/** The reader's own day, as a number that is the same for the whole of it. */
function dayOf(at: string): number {
  const date = new Date(at);
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}
