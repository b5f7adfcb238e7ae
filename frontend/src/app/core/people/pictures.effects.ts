import { inject } from '@angular/core';
import { createEffect } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { filter, tap } from 'rxjs';
import { Pictures } from '../../ui/avatar/pictures';
import { selectIsOnline } from '../connection/connection.feature';

/** What failed without a connection, or with a token that had run out, may be there now. */
export const tryPicturesAgain = createEffect(
  (store = inject(Store), pictures = inject(Pictures)) =>
    store.select(selectIsOnline).pipe(
      filter((online) => online),
      tap(() => pictures.tryAgain()),
    ),
  { functional: true, dispatch: false },
);
