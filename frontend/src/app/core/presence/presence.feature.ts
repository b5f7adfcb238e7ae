import { createFeature, createReducer, on } from '@ngrx/store';
import type { Id, Presence } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';
import { PresenceActions } from './presence.actions';

interface PresenceSlice {
  byUser: Record<Id, Presence>;
  /** Who is looked at by themselves. */
  shownId: Id | null;
}

const initial: PresenceSlice = { byUser: {}, shownId: null };

/** Who of the people on the screen is there. Somebody missing here is not known to be anything. */
export const presenceFeature = createFeature({
  name: 'presence',
  reducer: createReducer(
    initial,
    on(ParleyActions.presenceChanged, ({ byUser, ...state }, { presence }) => ({
      ...state,
      byUser: { ...byUser, ...Object.fromEntries(presence.map((one) => [one.userId, one])) },
    })),
    on(PresenceActions.personShown, (state, { userId }) => ({ ...state, shownId: userId })),
  ),
});

export const { selectByUser: selectPresenceByUser, selectShownId } = presenceFeature;
