import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { ConnectionState } from '@parley/client';
import { ParleyActions } from '../parley/parley.actions';

interface ConnectionSlice {
  connection: ConnectionState;
}

const initial: ConnectionSlice = { connection: { status: 'offline', retryAt: null, failures: 0 } };

export const connectionFeature = createFeature({
  name: 'connection',
  reducer: createReducer(
    initial,
    on(ParleyActions.connectionChanged, (_, { connection }): ConnectionSlice => ({ connection })),
  ),
  extraSelectors: ({ selectConnection }) => ({
    /** What is shown is what the server has. */
    selectIsOnline: createSelector(selectConnection, ({ status }) => status === 'online'),
  }),
});

export const { selectConnection, selectIsOnline } = connectionFeature;
