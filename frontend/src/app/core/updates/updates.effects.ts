import { DOCUMENT, inject } from '@angular/core';
import { SwUpdate } from '@angular/service-worker';
import { createEffect } from '@ngrx/effects';
import { EMPTY, filter, tap } from 'rxjs';
import { Toasts } from '../../ui/toast/toasts';

/** Long enough to be read and to finish a sentence first; it comes back with the next start anyway. */
const STAYS_MS = 60_000;

/** Says when a newer version of the page is on the device. Nobody is interrupted: it starts when they wish. */
export const offerNewVersion = createEffect(
  (updates = inject(SwUpdate), toasts = inject(Toasts), document = inject(DOCUMENT)) => {
    if (!updates.isEnabled) return EMPTY;
    return updates.versionUpdates.pipe(
      filter(({ type }) => type === 'VERSION_READY'),
      tap(() =>
        toasts.show({
          text: 'A new version of Parley is ready.',
          staysMs: STAYS_MS,
          action: { label: 'Reload', run: () => document.location.reload() },
        }),
      ),
    );
  },
  { functional: true, dispatch: false },
);
