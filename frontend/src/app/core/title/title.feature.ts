import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { roomTitle, selectOpenRoom, selectUnreadTotal } from '../rooms/rooms.feature';
import { TitleActions } from './title.actions';

interface TitleSlice {
  /** Of the route itself: `Settings`. */
  routeTitle: string | null;
}

const initial: TitleSlice = { routeTitle: null };

/** What the browser's tab says. */
export const titleFeature = createFeature({
  name: 'title',
  reducer: createReducer(
    initial,
    on(TitleActions.routeTitled, (_, { title }): TitleSlice => ({ routeTitle: title })),
  ),
  extraSelectors: ({ selectRouteTitle }) => ({
    selectPageTitle: createSelector(
      selectRouteTitle,
      selectOpenRoom,
      selectUnreadTotal,
      (route, room, unread) => pageTitle(route ?? (room ? roomTitle(room) : null), unread),
    ),
  }),
});

export const { selectPageTitle } = titleFeature;

/** `(3) general · Parley`. */
export function pageTitle(place: string | null, unread: number): string {
  const count = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : '';
  return `${count}${place ? `${place} · ` : ''}Parley`;
}
