import { createFeature, createReducer, createSelector, on, type Action } from '@ngrx/store';
import type { ServerSettings } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';
import { selectMe } from '../session/session.feature';
import { rememberedSettings } from './remembered-settings';
import { ServerActions } from './server.actions';

interface ServerSlice {
  settings: ServerSettings;
}

const reduce = createReducer(
  // Never taken: see below.
  { settings: rememberedSettings() },
  // Told again, as after each absence, it is no news: whoever is at changing it goes on undisturbed.
  on(ServerActions.settingsTold, ParleyActions.settingsChanged, (state, { settings }): ServerSlice =>
    isSame(settings, state.settings) ? state : { settings },
  ),
);

function isSame(a: ServerSettings, b: ServerSettings): boolean {
  return (Object.keys(a) as (keyof ServerSettings)[]).every((key) => a[key] === b[key]);
}

/**
 * What the server's administrators have decided, so that the page offers nothing that would be refused. Before the
 * server has answered it is what was true when this device last heard of it. It outlives a session, being nobody's.
 */
export const serverFeature = createFeature({
  name: 'server',
  reducer: (state: ServerSlice = { settings: rememberedSettings() }, action: Action) => reduce(state, action),
  extraSelectors: ({ selectSettings }) => ({
    selectRegistration: createSelector(selectSettings, ({ registration }) => registration),
    selectGuestsWelcome: createSelector(selectSettings, ({ guests }) => guests),
    /** Direct rooms are everybody's. */
    selectMakesRooms: createSelector(
      selectSettings,
      selectMe,
      ({ roomCreation }, me) => roomCreation === 'everyone' || me?.role === 'admin',
    ),
  }),
});

export const { selectSettings, selectRegistration, selectGuestsWelcome, selectMakesRooms } = serverFeature;
