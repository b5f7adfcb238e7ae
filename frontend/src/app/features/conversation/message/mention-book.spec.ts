import type { Message, User } from '@parley/contracts';
import { MentionBook } from './mention-book';

const user = (id: string): User => ({
  id,
  username: `${id}.name`,
  displayName: id,
  avatarUrl: null,
  bio: null,
  guest: false,
  bot: false,
  createdAt: '2026-01-31T12:00:00.000Z',
});
const people = { ann: user('ann'), ben: user('ben'), me: user('me') };

const message = (body: string, mentions: string[], mentionsAll = false): Message => ({
  id: 'm',
  roomId: 'r',
  seq: 1,
  version: 1,
  kind: 'user',
  authorId: 'x',
  body,
  createdAt: '2026-01-31T12:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  replyTo: null,
  mentions,
  mentionsAll,
  reactions: [],
  attachments: [],
  pinned: null,
  system: null,
});

describe('whom a message mentions', () => {
  it.each<[string, string, string[], [string, boolean][], boolean?]>([
    ['nobody', 'hello @ann.name', [], []],
    ['somebody', 'hello @Ann.name', ['ann'], [['ann.name', false]]],
    ['the reader', '@me.name', ['me'], [['me.name', true]]],
    ['somebody not known yet', '@zoe', ['zoe'], []],
    ['everybody', '@all hello', ['ann', 'ben', 'me'], [['all', true]], true],
    ['everybody in a large room', '@all hello', [], [['all', true]], true],
    ['an @all that calls nobody', '@all and @ann.name', ['ann'], [['ann.name', false]]],
  ])('%s', (_, body, mentions, expected, all = false) => {
    expect([...new MentionBook().of(message(body, mentions, all), people, 'me')]).toEqual(expected);
  });

  it('is the same answer until a name changes', () => {
    const book = new MentionBook();
    const greeting = message('@ann.name', ['ann']);
    const first = book.of(greeting, {}, 'me');
    const second = book.of(greeting, people, 'me');
    expect(second).not.toBe(first);
    expect(book.of(greeting, { ...people, ann: { ...people.ann } }, 'me')).toBe(second);
  });
});
