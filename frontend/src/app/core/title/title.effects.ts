import { inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { createEffect } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { asyncScheduler, distinctUntilChanged, tap, throttleTime } from 'rxjs';
import { selectPageTitle } from './title.feature';

/** Milliseconds between two titles: browsers take their time over each, and a count that races tells nobody anything. */
const SHOWN_FOR = 300;

export const showTitle = createEffect(
  (store = inject(Store), title = inject(Title)) =>
    store.select(selectPageTitle).pipe(
      throttleTime(SHOWN_FOR, asyncScheduler, { leading: true, trailing: true }),
      distinctUntilChanged(),
      tap((text) => title.setTitle(text)),
    ),
  { functional: true, dispatch: false },
);
