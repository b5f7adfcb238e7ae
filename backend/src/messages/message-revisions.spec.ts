import { describe, expect, it } from '@jest/globals';
import { deleted, edited, pinned, reacted } from './message-revisions.js';
import { NOBODY } from './mentions.js';
import type { MessageRow } from './message.row.js';

const NOW = new Date('2026-11-21T12:00:00Z');

const message = (more: Partial<MessageRow> = {}): MessageRow => ({
  id: 'm',
  room_id: 'r',
  seq: 1,
  version: 1,
  kind: 'user',
  author_id: 'alice',
  body: 'hello',
  reply_to: null,
  mentions: [],
  mentions_all: false,
  reactions: [],
  attachments: null,
  pinned_by: null,
  pinned_at: null,
  system: null,
  created_at: NOW,
  edited_at: null,
  deleted_at: null,
  ...more,
});

const tombstone = message({ body: null, deleted_at: NOW });
const gone = expect.objectContaining({ code: 'GONE' });

describe('editing', () => {
  it('gives the new body, whom it mentions and when', () => {
    expect(edited(message(), 'bye', { mentions: ['bob'], mentionsAll: true }, NOW)).toEqual({
      body: 'bye',
      mentions: ['bob'],
      mentions_all: true,
      edited_at: NOW,
    });
  });

  it('to the same body changes nothing', () => {
    expect(edited(message(), 'hello', NOBODY, NOW)).toBeNull();
  });

  it('what is deleted is GONE', () => {
    expect(() => edited(tombstone, 'bye', NOBODY, NOW)).toThrow(gone);
  });
});

describe('deleting', () => {
  it('leaves nothing of what was said', () => {
    const full = message({
      mentions: ['bob'],
      mentions_all: true,
      reactions: [{ emoji: '👍', userIds: ['bob'] }],
      pinned_by: 'bob',
      pinned_at: NOW,
    });
    expect({ ...full, ...deleted(full, NOW) }).toEqual(tombstone);
  });

  it('again changes nothing', () => {
    expect(deleted(tombstone, NOW)).toBeNull();
  });
});

describe('reacting', () => {
  const thumbs = message({ reactions: [{ emoji: '👍', userIds: ['bob', 'carol'] }] });

  it('adds people in the order in which they react, and each emoji at the end', () => {
    expect(reacted(thumbs, 'alice', '👍', true)).toEqual({
      reactions: [{ emoji: '👍', userIds: ['bob', 'carol', 'alice'] }],
    });
    expect(reacted(thumbs, 'alice', '🎉', true)).toEqual({
      reactions: [
        { emoji: '👍', userIds: ['bob', 'carol'] },
        { emoji: '🎉', userIds: ['alice'] },
      ],
    });
  });

  it('takes people away, and the emoji with the last of them', () => {
    expect(reacted(thumbs, 'bob', '👍', false)).toEqual({ reactions: [{ emoji: '👍', userIds: ['carol'] }] });
    const single = message({ reactions: [{ emoji: '👍', userIds: ['bob'] }] });
    expect(reacted(single, 'bob', '👍', false)).toEqual({ reactions: [] });
  });

  it('as it is already changes nothing', () => {
    expect(reacted(thumbs, 'bob', '👍', true)).toBeNull();
    expect(reacted(thumbs, 'alice', '👍', false)).toBeNull();
    expect(reacted(thumbs, 'alice', '🎉', false)).toBeNull();
    expect(reacted(tombstone, 'alice', '👍', false)).toBeNull();
  });

  it('to what is deleted is GONE', () => {
    expect(() => reacted(tombstone, 'alice', '👍', true)).toThrow(gone);
  });

  it('takes no thirty-first emoji, but goes on with the thirty', () => {
    const full = message({
      reactions: Array.from({ length: 30 }, (_, n) => ({ emoji: `${n}`, userIds: ['bob'] })),
    });
    expect(() => reacted(full, 'alice', '👍', true)).toThrow(expect.objectContaining({ code: 'VALIDATION' }));
    expect(reacted(full, 'alice', '7', true)?.reactions?.[7]).toEqual({
      emoji: '7',
      userIds: ['bob', 'alice'],
    });
  });
});

describe('pinning', () => {
  it('says by whom and when, and takes that away again', () => {
    expect(pinned(message(), 'bob', true, NOW)).toEqual({ pinned_by: 'bob', pinned_at: NOW });
    const isPinned = message({ pinned_by: 'bob', pinned_at: NOW });
    expect(pinned(isPinned, 'alice', false, NOW)).toEqual({ pinned_by: null, pinned_at: null });
  });

  it('as it is already changes nothing, whoever asks', () => {
    expect(pinned(message({ pinned_by: 'bob', pinned_at: NOW }), 'alice', true, NOW)).toBeNull();
    expect(pinned(message(), 'bob', false, NOW)).toBeNull();
    expect(pinned(tombstone, 'bob', false, NOW)).toBeNull();
  });

  it('what is deleted is GONE', () => {
    expect(() => pinned(tombstone, 'bob', true, NOW)).toThrow(gone);
  });
});
