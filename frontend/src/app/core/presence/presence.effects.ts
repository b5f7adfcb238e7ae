import { inject } from '@angular/core';
import { createEffect } from '@ngrx/effects';
import { createSelector, Store } from '@ngrx/store';
import { LIMITS, type Id } from '@parley/contracts';
import { debounceTime, distinctUntilChanged, tap } from 'rxjs';
import { selectMembersByRoom } from '../members/members.feature';
import { PARLEY } from '../parley/parley';
import { selectMyRooms, selectOpenRoomId } from '../rooms/rooms.feature';
import { selectMyId } from '../session/session.feature';

/** Milliseconds in which changes of rooms and members are gathered into one request. */
const GATHER_MS = 150;

/** Whom the page shows: the other side of direct rooms, and the members of the open one. The caller needs no watching. */
export const selectWatched = createSelector(
  selectMyRooms,
  selectMembersByRoom,
  selectOpenRoomId,
  selectMyId,
  (rooms, membersByRoom, openRoomId, myId): Id[] => {
    const peers = rooms.flatMap(({ peer }) => (peer ? [peer.id] : []));
    const members = openRoomId === null ? [] : (membersByRoom[openRoomId]?.members ?? []);
    const ids = new Set([...members.map(({ user }) => user.id), ...peers]);
    if (myId !== null) ids.delete(myId);
    return [...ids].slice(0, LIMITS.presenceWatchMax);
  },
);

export const watchPresence = createEffect(
  (store = inject(Store), client = inject(PARLEY)) =>
    store.select(selectWatched).pipe(
      debounceTime(GATHER_MS),
      distinctUntilChanged((a, b) => a.length === b.length && a.every((id, at) => id === b[at])),
      tap((userIds) => client.presence.watch(userIds)),
    ),
  { functional: true, dispatch: false },
);
