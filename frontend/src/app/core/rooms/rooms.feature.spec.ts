import type { Action } from '@ngrx/store';
import type { MyRoom } from '@parley/contracts';
import { aMessage, aRoom, aUser } from '../../testing/samples';
import { ParleyActions } from '../parley/parley.actions';
import { RoomActions } from './rooms.actions';
import { roomsFeature, roomTitle, selectMyRooms, selectOpenRoom, selectUnreadTotal } from './rooms.feature';

const after = (...actions: Action[]) => ({
  rooms: actions.reduce(roomsFeature.reducer, roomsFeature.reducer(undefined, { type: 'start' })),
});
const replaced = (...rooms: MyRoom[]): Action => ParleyActions.roomsReplaced({ rooms });
const spokenAt = (id: string, createdAt: string): MyRoom =>
  aRoom(id, { lastMessage: aMessage(1, { createdAt }) });
const joinedAt = (id: string, at: string): MyRoom => aRoom(id, { me: { ...aRoom(id).me, joinedAt: at } });

describe('rooms', () => {
  it('are not known before they are told, and then even none is known', () => {
    expect(after().rooms.loaded).toBe(false);
    expect(after(replaced()).rooms.loaded).toBe(true);
  });

  it('stand in the order of their latest activity, which for a silent room is one’s joining', () => {
    const state = after(
      replaced(
        spokenAt('old', '2026-01-01T00:00:00.000Z'),
        spokenAt('new', '2026-03-01T00:00:00.000Z'),
        joinedAt('silent', '2026-02-01T00:00:00.000Z'),
      ),
    );
    expect(selectMyRooms(state).map(({ id }) => id)).toEqual(['new', 'silent', 'old']);
  });

  it('move up when somebody speaks', () => {
    const state = after(
      replaced(spokenAt('a', '2026-01-01T00:00:00.000Z'), spokenAt('b', '2026-01-02T00:00:00.000Z')),
      ParleyActions.roomUpserted({ room: spokenAt('a', '2026-01-03T00:00:00.000Z') }),
    );
    expect(selectMyRooms(state).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('that were not in a new whole list are gone', () => {
    const state = after(replaced(aRoom('a'), aRoom('b')), replaced(aRoom('b')));
    expect(selectMyRooms(state).map(({ id }) => id)).toEqual(['b']);
  });

  it('are open only while the caller is in them', () => {
    const open = [replaced(aRoom('a')), RoomActions.opened({ roomId: 'a' })];
    expect(selectOpenRoom(after(...open))?.id).toBe('a');
    expect(
      selectOpenRoom(after(...open, ParleyActions.roomRemoved({ roomId: 'a', reason: 'kicked' }))),
    ).toBeNull();
    expect(selectOpenRoom(after(...open, RoomActions.closed()))).toBeNull();
  });

  it.each(['none', 'mentions'] as const)('count what is unread, but with %s only what mentions', (notify) => {
    const silenced = aRoom('b', { unread: 40, mentions: 1, me: { ...aRoom('b').me, notify } });
    expect(selectUnreadTotal(after(replaced(aRoom('a', { unread: 2 }), silenced)))).toBe(3);
  });

  it('between two are called by the other’s name', () => {
    const direct = aRoom('d', { kind: 'direct', name: null, peer: aUser('zoe') });
    expect(roomTitle(direct)).toBe('Zoe');
    expect(roomTitle({ ...direct, peer: null })).toBe('Direct chat');
  });
});
