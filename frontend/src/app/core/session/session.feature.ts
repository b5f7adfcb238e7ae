import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { SessionState } from '@parley/client';
import { ParleyActions } from '../parley/parley.actions';

interface SessionSlice {
  session: SessionState;
}

const initial: SessionSlice = { session: { status: 'starting' } };

/** Who is signed in on this device. */
export const sessionFeature = createFeature({
  name: 'session',
  reducer: createReducer(
    initial,
    on(ParleyActions.sessionChanged, (_, { session }): SessionSlice => ({ session })),
  ),
  extraSelectors: ({ selectSession }) => ({
    selectMe: createSelector(selectSession, (session) =>
      session.status === 'signed-in' ? session.me : null,
    ),
    selectMyId: createSelector(selectSession, (session) =>
      session.status === 'signed-in' ? session.me.id : null,
    ),
  }),
});

export const { selectSession, selectMe, selectMyId } = sessionFeature;
