import { aRoom, aUser } from '../../testing/samples';
import { type Command, type Offered, sectionsFor } from './entries';

const command = (id: string, label: string, also?: string): Command => ({
  id,
  label,
  also,
  icon: 'plus',
  run: () => undefined,
});

const silent = (id: string): ReturnType<typeof aRoom> => {
  const room = aRoom(id, { unread: 9 });
  return { ...room, me: { ...room.me, notify: 'none' } };
};

const offered: Offered = {
  rooms: [
    aRoom('open'),
    aRoom('latest'),
    aRoom('unread', { unread: 2 }),
    silent('muted'),
    aRoom('calls', { unread: 3, mentions: 1 }),
    aRoom('direct', { kind: 'direct', name: null, peer: aUser('gerda') }),
  ],
  openRoomId: 'open',
  people: [aUser('gerda'), aUser('gustav')],
  commands: [command('new', 'New room', 'create channel'), command('out', 'Sign out', 'log off')],
};

const shown = (written: string): Record<string, string[]> =>
  Object.fromEntries(
    sectionsFor(written, offered).map(({ name, entries }) => [name, entries.map(({ key }) => key)]),
  );

describe('the quick switcher', () => {
  it('begins with what is unread, who calls first, then the latest, then commands', () => {
    expect(shown('')).toEqual({
      Unread: ['calls', 'unread'],
      Recent: ['latest', 'muted', 'direct'],
      Commands: ['new', 'out'],
    });
  });

  it('finds rooms, people who have none yet, commands by their other words, and messages', () => {
    expect(shown('g')).toMatchObject({ Rooms: ['direct'], People: ['gustav'], Messages: ['search'] });
    expect(shown('log off')).toEqual({ Commands: ['out'], Messages: ['search'] });
    expect(shown('gerda')['Rooms']).toEqual(['direct']);
  });
});
