import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Dictionary } from '@ngrx/entity';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import type { MyRoom, RemovalReason } from '@parley/contracts';
import { filter, map, pairwise, startWith, tap, withLatestFrom } from 'rxjs';
import { Toasts } from '../../ui/toast/toasts';
import { AT } from '../messages/at';
import { ParleyActions } from '../parley/parley.actions';
import { selectOpenRoomId, selectRoomsById } from './rooms.feature';

/** Why somebody is out of a room; `null` where that is not known, because it happened while they were away. */
function removalWords(reason: RemovalReason | null, room: string): string | null {
  switch (reason) {
    case 'left':
      return null;
    case 'kicked':
      return `A moderator removed you from ${room}.`;
    case 'banned':
      return `A moderator banned you from ${room}.`;
    case 'deleted':
      return `${room} was deleted by its owner.`;
    case null:
      return `You are no longer in ${room}.`;
  }
}

/** Says why a room is gone, on every device and whatever is open there. */
export const tellWhyRoomIsGone = createEffect(
  (actions$ = inject(Actions), store = inject(Store), toasts = inject(Toasts)) => {
    // By the time that the action is heard the room is gone from the store: its name is in the state before.
    const before$ = store.select(selectRoomsById).pipe(
      startWith<Dictionary<MyRoom>>({}),
      pairwise(),
      map(([before]) => before),
    );
    return actions$.pipe(
      ofType(ParleyActions.roomRemoved),
      // Read from the start on, not when the action comes: what came before is what is asked for.
      withLatestFrom(before$),
      tap(([{ roomId, reason }, before]) => {
        const words = removalWords(reason, before[roomId]?.name ?? 'the room');
        if (words !== null) toasts.show({ text: words, kind: 'warning' });
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** A room that is no longer the caller's can't stay on the screen: what it showed must not be looked at any more. */
export const leaveRemovedRoom = createEffect(
  (actions$ = inject(Actions), store = inject(Store), router = inject(Router)) =>
    actions$.pipe(
      ofType(ParleyActions.roomRemoved),
      concatLatestFrom(() => store.select(selectOpenRoomId)),
      filter(([{ roomId }, openRoomId]) => roomId === openRoomId),
      // What is searched for is so still.
      tap(
        () =>
          void router.navigate(['/rooms'], {
            queryParams: { [AT]: null },
            queryParamsHandling: 'merge',
            replaceUrl: true,
          }),
      ),
    ),
  { functional: true, dispatch: false },
);
