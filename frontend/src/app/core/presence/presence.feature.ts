import { createFeature, createReducer, on } from '@ngrx/store';
import type { Id, Presence } from '@parley/contracts';
import { ParleyActions } from '../parley/parley.actions';

interface PresenceSlice {
  byUser: Record<Id, Presence>;
}

const initial: PresenceSlice = { byUser: {} };

/** Who of the people on the screen is there. Somebody missing here is not known to be anything. */
export const presenceFeature = createFeature({
  name: 'presence',
  reducer: createReducer(
    initial,
    on(ParleyActions.presenceChanged, ({ byUser }, { presence }) => ({
      byUser: { ...byUser, ...Object.fromEntries(presence.map((one) => [one.userId, one])) },
    })),
  ),
});

export const { selectByUser: selectPresenceByUser } = presenceFeature;
