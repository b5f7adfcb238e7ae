import type { Message, User } from '@parley/contracts';
import { fetchRenderer } from '../markdown/shown';
import { announcement } from './announcer';

const said = (body: string, authorId = 'ann'): Message => ({
  id: body,
  roomId: 'r',
  seq: 1,
  version: 1,
  kind: 'user',
  authorId,
  body,
  createdAt: '2026-01-31T12:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  replyTo: null,
  mentions: [],
  mentionsAll: false,
  reactions: [],
  attachments: [],
  pinned: null,
  system: null,
});
const ann: User = {
  id: 'ann',
  username: 'ann',
  displayName: 'Ann',
  avatarUrl: null,
  bio: null,
  guest: false,
  bot: false,
  createdAt: '2026-01-31T12:00:00.000Z',
};

describe('what a screen reader is told', () => {
  beforeAll(fetchRenderer);

  it('is the author first, then the text without its marks', () => {
    expect(announcement([said('**Tea**?'), said('Yes', 'zoe')], { ann })).toBe('Ann: Tea?. Somebody: Yes');
  });

  it('is a number when a lot comes at once, and the beginning of what is long', () => {
    expect(
      announcement(
        ['1', '2', '3', '4'].map((body) => said(body)),
        { ann },
      ),
    ).toBe('4 new messages');
    expect(announcement([said('x'.repeat(400))], { ann })).toHaveLength(286);
  });
});
