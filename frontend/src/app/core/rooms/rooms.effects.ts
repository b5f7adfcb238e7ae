import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import type { RemovalReason } from '@parley/contracts';
import { filter, tap } from 'rxjs';
import { Toasts } from '../../ui/toast/toasts';
import { ParleyActions } from '../parley/parley.actions';
import { selectOpenRoomId } from './rooms.feature';

const WORDS: Record<Exclude<RemovalReason, 'left'>, string> = {
  kicked: 'A moderator removed you from this room.',
  banned: 'A moderator banned you from this room.',
  deleted: 'This room was deleted by its owner.',
};

/** A room that is no longer the caller's can't stay on the screen: what it showed must not be looked at any more. */
export const leaveRemovedRoom = createEffect(
  (actions$ = inject(Actions), store = inject(Store), router = inject(Router), toasts = inject(Toasts)) =>
    actions$.pipe(
      ofType(ParleyActions.roomRemoved),
      concatLatestFrom(() => store.select(selectOpenRoomId)),
      filter(([{ roomId }, openRoomId]) => roomId === openRoomId),
      tap(([{ reason }]) => {
        if (reason !== null && reason !== 'left') toasts.show({ text: WORDS[reason], kind: 'warning' });
        void router.navigate(['/rooms'], { replaceUrl: true });
      }),
    ),
  { functional: true, dispatch: false },
);
