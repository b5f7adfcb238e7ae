import { aMessage, aRoom } from '../../testing/samples';
import { News } from './news';

const AT = Date.parse('2026-11-21T12:00:00.000Z');
const room = (seq: number, id = 'r') => aRoom(id, { lastMessage: aMessage(seq, { roomId: id }) });
const seqs = (news: ReturnType<News['all']>) => news.map(({ message }) => `${message.roomId} ${message.seq}`);

describe('what is new', () => {
  it('is each message once, and nothing that was there at the beginning', () => {
    const news = new News(() => AT);
    expect(news.all([room(3)])).toEqual([]);
    expect(seqs(news.in(room(4)))).toEqual(['r 4']);
    expect(news.in(room(4))).toEqual([]);
    expect(news.in(room(3))).toEqual([]);
    expect(seqs(news.all([room(6), room(1, 'other')]))).toEqual(['r 6', 'other 1']);
  });

  it('is nothing that came while nobody was here for long', () => {
    const news = new News(() => AT + 6 * 60_000);
    news.all([room(3)]);
    expect(news.in(room(4))).toEqual([]);
  });
});
