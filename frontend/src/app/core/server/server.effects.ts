import { inject } from '@angular/core';
import { Actions, createEffect, ofType, ROOT_EFFECTS_INIT } from '@ngrx/effects';
import { catchError, concatMap, EMPTY, filter, from, map, merge, pairwise, switchMap, tap } from 'rxjs';
import { FirstContent } from '../first-content/first-content';
import { PARLEY } from '../parley/parley';
import { ParleyActions } from '../parley/parley.actions';
import { rememberSettings } from './remembered-settings';
import { ServerActions } from './server.actions';

/** Asks at the start, and after each absence, in which a change may have been missed. Without an answer what was known holds. */
export const askForSettings = createEffect(
  (actions$ = inject(Actions), client = inject(PARLEY), first = inject(FirstContent)) =>
    merge(
      actions$.pipe(ofType(ROOT_EFFECTS_INIT)),
      actions$.pipe(
        ofType(ParleyActions.connectionChanged),
        filter(({ connection }) => connection.status === 'online'),
        // The first time it is a moment since the start.
        concatMap(() => first.there),
      ),
      actions$.pipe(
        ofType(ParleyActions.sessionChanged),
        pairwise(),
        // Who was never in has been answered at the start.
        filter(
          ([before, { session }]) => before.session.status === 'signed-in' && session.status === 'signed-out',
        ),
      ),
    ).pipe(
      switchMap(() =>
        from(client.api.settings.get()).pipe(
          map((settings) => ServerActions.settingsTold({ settings })),
          catchError(() => EMPTY),
        ),
      ),
    ),
  { functional: true },
);

export const keepSettings = createEffect(
  (actions$ = inject(Actions)) =>
    actions$.pipe(
      ofType(ServerActions.settingsTold, ParleyActions.settingsChanged),
      tap(({ settings }) => rememberSettings(settings)),
    ),
  { functional: true, dispatch: false },
);
