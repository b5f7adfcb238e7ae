import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { distinctUntilChanged, map, tap } from 'rxjs';
import { ParleyActions } from '../parley/parley.actions';
import { Theme } from './theme';

/** The theme belongs to the account: chosen on one device, it follows to the others. */
export const followAccountTheme = createEffect(
  (actions$ = inject(Actions), theme = inject(Theme)) =>
    actions$.pipe(
      ofType(ParleyActions.sessionChanged),
      map(({ session }) => (session.status === 'signed-in' ? session.me.settings.theme : undefined)),
      distinctUntilChanged(),
      tap((choice) => {
        if (choice) theme.choose(choice);
      }),
    ),
  { functional: true, dispatch: false },
);
