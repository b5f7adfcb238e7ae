import { createFeature, createReducer, on } from '@ngrx/store';
import type { RoomReceipts } from '@parley/client';
import type { Id, Member } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';

export interface RoomMembers {
  members: Member[];
  /** There are no more to load. */
  complete: boolean;
}

interface MembersSlice {
  byRoom: Record<Id, RoomMembers>;
  receipts: Record<Id, RoomReceipts>;
}

const initial: MembersSlice = { byRoom: {}, receipts: {} };

/** Who is in the rooms that were looked into, and how far they have read. */
export const membersFeature = createFeature({
  name: 'members',
  reducer: createReducer(
    initial,
    on(ParleyActions.membersReplaced, (state, { roomId, members, complete }) => ({
      ...state,
      byRoom: { ...state.byRoom, [roomId]: { members, complete } },
    })),
    on(ParleyActions.memberUpserted, (state, { roomId, member }) =>
      withMembers(state, roomId, (members) => upsert(members, member)),
    ),
    on(ParleyActions.memberRemoved, (state, { roomId, userId }) =>
      withMembers(state, roomId, (members) => members.filter((member) => member.user.id !== userId)),
    ),
    on(ParleyActions.receiptsChanged, (state, { roomId, receipts }) => ({
      ...state,
      receipts: { ...state.receipts, [roomId]: receipts },
    })),
    on(ParleyActions.roomRemoved, (state, { roomId }) => ({
      byRoom: without(state.byRoom, roomId),
      receipts: without(state.receipts, roomId),
    })),
  ),
});

export const { selectByRoom: selectMembersByRoom, selectReceipts } = membersFeature;

/** A room that nobody looked into has no list to keep in step. */
function withMembers(state: MembersSlice, roomId: Id, change: (members: Member[]) => Member[]): MembersSlice {
  const room = state.byRoom[roomId];
  if (!room) return state;
  return { ...state, byRoom: { ...state.byRoom, [roomId]: { ...room, members: change(room.members) } } };
}

function upsert(members: Member[], member: Member): Member[] {
  const at = members.findIndex(({ user }) => user.id === member.user.id);
  return at < 0 ? [...members, member] : members.with(at, member);
}

function without<T>(record: Record<Id, T>, id: Id): Record<Id, T> {
  const { [id]: _gone, ...rest } = record;
  return rest;
}
