import { DOCUMENT, inject, Injector } from '@angular/core';
import { createEffect } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { filter, take, tap } from 'rxjs';
import { selectRoomsLoaded } from '../rooms/rooms.feature';
import { selectSession } from '../session/session.feature';
import { NewsSince } from './news-since';

/** Milliseconds after which it is begun even where the browser is never idle. */
const AT_LAST_MS = 5_000;

/** Keeps from when on there is something to tell of, for what tells of it and comes later. */
export const noteNewsSince = createEffect(
  (store = inject(Store), since = inject(NewsSince)) =>
    store.select(selectSession).pipe(tap((session) => since.note(session))),
  { functional: true, dispatch: false },
);

/** Begins to tell of messages beside the page, once the page itself stands: nothing of it is needed before. */
export const startNotifier = createEffect(
  (store = inject(Store), injector = inject(Injector), document = inject(DOCUMENT)) =>
    store.select(selectRoomsLoaded).pipe(
      filter((loaded) => loaded),
      take(1),
      tap(() => {
        const start = (): void => {
          // Without a connection the page works on without it, until it is loaded anew.
          import('./notifier').then(({ Notifier }) => injector.get(Notifier)).catch(() => undefined);
        };
        const view = document.defaultView;
        if (view && 'requestIdleCallback' in view) view.requestIdleCallback(start, { timeout: AT_LAST_MS });
        else setTimeout(start, AT_LAST_MS);
      }),
    ),
  { functional: true, dispatch: false },
);
