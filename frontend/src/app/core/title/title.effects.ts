import { inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { createEffect } from '@ngrx/effects';
import { createSelector, Store } from '@ngrx/store';
import type { MyRoom } from '@parley/contracts';
import { tap } from 'rxjs';
import { roomTitle, selectOpenRoom, selectUnreadTotal } from '../rooms/rooms.feature';

/** `(3) general · Parley`. */
export function pageTitle(unread: number, room: MyRoom | null): string {
  const count = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : '';
  return `${count}${room ? `${roomTitle(room)} · ` : ''}Parley`;
}

export const selectPageTitle = createSelector(selectUnreadTotal, selectOpenRoom, pageTitle);

export const showTitle = createEffect(
  (store = inject(Store), title = inject(Title)) =>
    store.select(selectPageTitle).pipe(tap((text) => title.setTitle(text))),
  { functional: true, dispatch: false },
);
