import type { OutboxItem } from '@parley/client';
import type { Message } from '@parley/contracts';
import { RowBuilder, type Row, type RowSource } from './rows';

const NOON = new Date(2026, 0, 31, 12).getTime();

function message(seq: number, minutes: number, changes: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    roomId: 'room',
    seq,
    version: seq,
    kind: 'user',
    authorId: 'alice',
    body: `message ${seq}`,
    createdAt: new Date(NOON + minutes * 60_000).toISOString(),
    editedAt: null,
    deletedAt: null,
    replyTo: null,
    mentions: [],
    mentionsAll: false,
    reactions: [],
    attachments: [],
    pinned: null,
    system: null,
    ...changes,
  };
}

function item(id: string, minutes: number): OutboxItem {
  const createdAt = new Date(NOON + minutes * 60_000).toISOString();
  return {
    id,
    roomId: 'room',
    body: id,
    replyTo: null,
    files: [],
    kept: true,
    createdAt,
    status: 'sending',
    error: null,
    retryAt: null,
    message: null,
  };
}

const joined = (seq: number, minutes: number): Message =>
  message(seq, minutes, { kind: 'system', body: null, system: { type: 'joined', userId: 'bob' } });

const source = (messages: Message[], changes: Partial<RowSource> = {}): RowSource => ({
  messages,
  before: null,
  items: [],
  myId: 'me',
  firstUnreadSeq: null,
  direct: false,
  ...changes,
});

const rows = (messages: Message[], changes: Partial<RowSource> = {}): readonly Row[] =>
  new RowBuilder().build(source(messages, changes));

/** `day`, `unread`, `notice`, and of messages the author's first letter, large where a group starts. */
const sketch = (list: readonly Row[]): string =>
  list
    .map((row) => {
      if (row.kind !== 'message') return row.kind;
      const letter = row.authorId.slice(0, 1);
      return row.startsGroup ? letter.toUpperCase() : letter;
    })
    .join(' ');

describe('rows', () => {
  it.each<[string, Message[], string]>([
    ['one author', [message(1, 0), message(2, 1), message(3, 4)], 'day A a a'],
    ['a pause', [message(1, 0), message(2, 5)], 'day A A'],
    ['two authors', [message(1, 0), message(2, 1, { authorId: 'bob' }), message(3, 2)], 'day A B A'],
    ['a notice between', [message(1, 0), joined(2, 1), message(3, 2)], 'day A notice A'],
    ['midnight', [message(1, 12 * 60 - 1), message(2, 12 * 60)], 'day A day A'],
    ['a tombstone in a group', [message(1, 0), message(2, 1, { body: null }), message(3, 2)], 'day A a a'],
    ['a reply', [message(1, 0), message(2, 1, { replyTo: 'm0' })], 'day A A'],
    ['a clock that goes wrong', [message(1, 3), message(2, 0)], 'day A a'],
  ])('group by author, time and day: %s', (_, messages, expected) => {
    expect(sketch(rows(messages))).toBe(expected);
  });

  it('go on with the group of a message that is not drawn any more', () => {
    expect(sketch(rows([message(2, 1)], { before: message(1, 0) }))).toBe('a');
    expect(sketch(rows([message(2, 9)], { before: message(1, 0) }))).toBe('A');
  });

  it('put the line for unread messages above the first of them', () => {
    expect(sketch(rows([message(1, 0), message(2, 1)], { firstUnreadSeq: 2 }))).toBe('day A unread A');
  });

  it('between two people do not say that somebody made a room', () => {
    const created = message(1, 0, { kind: 'system', body: null, system: { type: 'created', userId: 'ann' } });
    expect(sketch(rows([created, message(2, 1)], { direct: true }))).toBe('day A');
    expect(sketch(rows([created, message(2, 1)]))).toBe('day notice A');
  });

  it('end with what is on its way', () => {
    const sent = [message(1, 0), message(2, 1, { authorId: 'me' })];
    expect(sketch(rows(sent, { items: [item('x', 2), item('y', 3)] }))).toBe('day A M m m');
    expect(sketch(rows([], { items: [item('x', 2)] }))).toBe('day M');
  });

  it('show a message once while it turns from one to the other, under the same key', () => {
    const before = rows([message(1, 0)], { items: [item('x', 1)] });
    const after = rows([message(1, 0), message(2, 1, { id: 'x', authorId: 'me' })], {
      items: [item('x', 1)],
    });
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });

  it('have different keys, always', () => {
    const list = rows([message(1, 3), message(2, -24 * 60), message(3, 3)], { items: [item('x', -24 * 60)] });
    expect(list.map(({ kind }) => kind)).toContain('day');
    const keys = list.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('stay the same objects where nothing changed', () => {
    const builder = new RowBuilder();
    const [one, two, three] = [message(1, 0), message(2, 1), message(3, 2)];
    const before = builder.build(source([one, two]));
    const after = builder.build(source([one, { ...two, version: 9, body: 'edited' }, three]));
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    expect(after[2]).not.toBe(before[2]);
  });
});
