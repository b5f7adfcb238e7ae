import { createActionGroup, props } from '@ngrx/store';
import type { PresenceChoice } from '@parley/contracts';

export const PresenceActions = createActionGroup({
  source: 'Presence',
  events: {
    /** The caller wants to be seen like this, on all devices. */
    'Status Chosen': props<{ status: PresenceChoice }>(),
  },
});
