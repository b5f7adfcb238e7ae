import { createActionGroup, props } from '@ngrx/store';
import type { ServerSettings } from '@parley/contracts';

export const ServerActions = createActionGroup({
  source: 'Server',
  events: {
    /** What the server answered when it was asked. */
    'Settings Told': props<{ settings: ServerSettings }>(),
  },
});
