import type { ActionReducer } from '@ngrx/store';
import { ParleyActions } from './parley/parley.actions';

/**
 * When a session is over, nothing of what it showed stays in memory: every slice starts afresh, those that are added
 * later too, and only then is told that nobody is signed in.
 */
export function clearOnSignOut<State>(reducer: ActionReducer<State>): ActionReducer<State> {
  return (state, action) => {
    const over =
      action.type === ParleyActions.sessionEnded.type ||
      (action.type === ParleyActions.sessionChanged.type &&
        (action as ReturnType<typeof ParleyActions.sessionChanged>).session.status === 'signed-out');
    return reducer(over ? undefined : state, action);
  };
}
