import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { Id } from '@parley/contracts';

/** What happens to rooms on the screen; what happens to them on the server comes as `ParleyActions`. */
export const RoomActions = createActionGroup({
  source: 'Room',
  events: {
    /** A room is shown in the middle of the page. */
    Opened: props<{ roomId: Id }>(),
    /** No room is shown any more. */
    Closed: emptyProps(),
  },
});
