import { createActionGroup, props } from '@ngrx/store';
import type { Id, PresenceChoice } from '@parley/contracts';

export const PresenceActions = createActionGroup({
  source: 'Presence',
  events: {
    /** The caller wants to be seen like this, on all devices. */
    'Status Chosen': props<{ status: PresenceChoice }>(),
    /** Somebody is looked at by themselves, whatever room they are in; `null` when that is over. */
    'Person Shown': props<{ userId: Id | null }>(),
  },
});
