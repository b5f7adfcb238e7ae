import type { Message } from '@parley/contracts';
import { aMessage, aRoom } from '../../testing/samples';
import { News } from './news';

const AT = Date.parse('2026-11-21T12:00:00.000Z');
const MINUTE = 60_000;
const room = (seq: number, { id = 'r', sentAt = AT } = {}) =>
  aRoom(id, { lastMessage: aMessage(seq, { roomId: id, createdAt: new Date(sentAt).toISOString() }) });
const seqs = (news: Message[]) => news.map(({ roomId, seq }) => `${roomId} ${seq}`);

describe('what is new', () => {
  it('is each message once', () => {
    const news = new News({ now: () => AT, since: () => AT - MINUTE });
    expect(seqs(news.all([room(3)]))).toEqual(['r 3']);
    expect(seqs(news.in(room(4)))).toEqual(['r 4']);
    expect(news.in(room(4))).toEqual([]);
    expect(news.in(room(3))).toEqual([]);
    expect(seqs(news.all([room(6), room(1, { id: 'other' })]))).toEqual(['r 6', 'other 1']);
  });

  it('is what came since the page began, however late it is looked for, and nothing that was there before', () => {
    const news = new News({ now: () => AT, since: () => AT - MINUTE });
    const [old, early] = [AT - 2 * MINUTE, AT - MINUTE / 2];
    expect(seqs(news.all([room(3, { sentAt: old }), room(7, { id: 'other', sentAt: early })]))).toEqual([
      'other 7',
    ]);
    // Nor does what was there become new by being read from the server once more.
    expect(news.all([room(3, { sentAt: old }), room(7, { id: 'other', sentAt: early })])).toEqual([]);
  });

  it('is nothing that came while nobody was here for long', () => {
    const news = new News({ now: () => AT + 6 * MINUTE, since: () => AT - MINUTE });
    news.all([room(3)]);
    expect(news.in(room(4))).toEqual([]);
    expect(news.all([room(5)])).toEqual([]);
  });

  it('begins anew for whoever comes next', () => {
    let since = AT - MINUTE;
    const news = new News({ now: () => AT, since: () => since });
    news.all([room(3)]);
    news.forget();
    since = AT + 1;
    expect(news.all([room(3)])).toEqual([]);
  });
});
