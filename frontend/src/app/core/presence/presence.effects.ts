import { DOCUMENT, inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { createSelector, Store } from '@ngrx/store';
import { LIMITS, type Id } from '@parley/contracts';
import { debounceTime, distinctUntilChanged, filter, skipWhile, tap } from 'rxjs';
import { Toasts } from '../../ui/toast/toasts';
import { selectMembersByRoom } from '../members/members.feature';
import { failureWords } from '../parley/failures';
import { PARLEY } from '../parley/parley';
import { idleness } from './idleness';
import { selectMyChoice } from './my-choice';
import { PresenceActions } from './presence.actions';
import { selectShownId } from './presence.feature';
import { selectMyRooms, selectOpenRoomId } from '../rooms/rooms.feature';
import { selectMyId } from '../session/session.feature';

/** Milliseconds in which changes of rooms and members are gathered into one request. */
const GATHER_MS = 150;

/**
 * Whom the page shows: the caller, whose choice may have been made on another device, who is looked at by themselves, the
 * members of the open room, and the other side of direct rooms.
 */
export const selectWatched = createSelector(
  selectMyRooms,
  selectMembersByRoom,
  selectOpenRoomId,
  selectMyId,
  selectShownId,
  (rooms, membersByRoom, openRoomId, myId, shownId): Id[] => {
    const peers = rooms.flatMap(({ peer }) => (peer ? [peer.id] : []));
    const members = openRoomId === null ? [] : (membersByRoom[openRoomId]?.members ?? []);
    const first = [myId, shownId].filter((id) => id !== null);
    return [...new Set([...first, ...members.map(({ user }) => user.id), ...peers])].slice(
      0,
      LIMITS.presenceWatchMax,
    );
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

export const sendChoice = createEffect(
  (actions$ = inject(Actions), client = inject(PARLEY), toasts = inject(Toasts)) =>
    actions$.pipe(
      ofType(PresenceActions.statusChosen),
      tap(({ status }) => {
        client.presence.set(status).catch((error: unknown) => {
          toasts.show({ kind: 'warning', text: `Your status was not changed. ${failureWords(error)}` });
        });
      }),
    ),
  { functional: true, dispatch: false },
);

/** Milliseconds without a sign of life after which somebody is away from this device. */
const AWAY_AFTER_MS = 5 * 60_000;

/** Away when nobody touches the page, and back, as they were before, when somebody does. */
export const followIdleness = createEffect(
  (store = inject(Store), client = inject(PARLEY), document = inject(DOCUMENT)) =>
    idleness(document, AWAY_AFTER_MS).pipe(
      skipWhile((idle) => !idle),
      concatLatestFrom(() => [store.select(selectMyId), store.select(selectMyChoice)]),
      filter(([, myId]) => myId !== null),
      tap(([idle, , choice]) => {
        // Said again with the next change, and with the next connection: nothing to tell anybody about.
        client.presence.set(idle ? 'away' : choice).catch(() => undefined);
      }),
    ),
  { functional: true, dispatch: false },
);
