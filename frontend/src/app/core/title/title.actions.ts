import { createActionGroup, props } from '@ngrx/store';

export const TitleActions = createActionGroup({
  source: 'Title',
  events: {
    /** The route that is shown now has this title of its own; none where it shows a room. */
    'Route Titled': props<{ title: string | null }>(),
  },
});
