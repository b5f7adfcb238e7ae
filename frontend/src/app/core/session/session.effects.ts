import { inject } from '@angular/core';
import { NavigationCancel, NavigationEnd, NavigationError, Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import type { SessionEndReason } from '@parley/contracts';
import { defer, filter, of, switchMap, take, tap, type Observable } from 'rxjs';
import { Toasts } from '../../ui/toast/toasts';
import { ParleyActions } from '../parley/parley.actions';

const WORDS: Record<SessionEndReason, string | null> = {
  logout: null,
  revoked: 'You were signed out. Sign in again to go on.',
  expired: 'Your session has run out. Sign in again to go on.',
  banned: 'This account has been blocked. Ask an administrator why.',
};

/** Says why a session ended, where it was not by the person's own wish here. */
export const tellWhySessionEnded = createEffect(
  (actions$ = inject(Actions), toasts = inject(Toasts)) =>
    actions$.pipe(
      ofType(ParleyActions.sessionEnded),
      tap(({ reason }) => {
        const words = WORDS[reason];
        if (words) toasts.show({ text: words, kind: 'warning' });
      }),
    ),
  { functional: true, dispatch: false },
);

/** Pages that need nobody signed in. */
const OPEN_TO_ALL = /^\/(login|register|invite|forgot-password|reset-password|confirm-email)\b/;

/** Nobody signed in any more: to `/login`, and not back by the browser's button to what is no longer there. */
export const leaveWhenSignedOut = createEffect(
  (actions$ = inject(Actions), router = inject(Router)) =>
    actions$.pipe(
      ofType(ParleyActions.sessionChanged),
      filter(({ session }) => session.status === 'signed-out'),
      switchMap(() => settled(router)),
      filter(() => !OPEN_TO_ALL.test(router.url)),
      tap(() => void router.navigate(['/login'], { replaceUrl: true })),
    ),
  { functional: true, dispatch: false },
);

/**
 * Once no navigation is under way. A session may end while the page still goes somewhere on the strength of it, at the
 * start above all, when the device remembers somebody whom the server does not let in any more.
 */
function settled(router: Router): Observable<unknown> {
  return defer(() =>
    router.currentNavigation()
      ? router.events.pipe(
          filter(
            (event) =>
              event instanceof NavigationEnd ||
              event instanceof NavigationCancel ||
              event instanceof NavigationError,
          ),
          take(1),
        )
      : of(null),
  );
}
