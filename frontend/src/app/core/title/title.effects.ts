import { inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { createEffect } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { tap } from 'rxjs';
import { selectPageTitle } from './title.feature';

export const showTitle = createEffect(
  (store = inject(Store), title = inject(Title)) =>
    store.select(selectPageTitle).pipe(tap((text) => title.setTitle(text))),
  { functional: true, dispatch: false },
);
