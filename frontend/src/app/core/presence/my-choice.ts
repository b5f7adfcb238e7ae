import { createSelector } from '@ngrx/store';
import type { Presence, PresenceChoice } from '@parley/contracts';
import { selectMyId } from '../session/session.feature';
import { selectPresenceByUser } from './presence.feature';

/**
 * How the caller chose to be seen. The server tells it as others see it: whoever is here and yet offline is invisible,
 * and whoever is away has chosen nothing.
 */
export function choiceOf(mine: Presence | undefined): Exclude<PresenceChoice, 'away'> {
  if (mine?.status === 'offline') return 'invisible';
  return mine?.status === 'dnd' ? 'dnd' : 'online';
}

export const selectMyChoice = createSelector(selectMyId, selectPresenceByUser, (myId, byUser) =>
  choiceOf(myId === null ? undefined : byUser[myId]),
);
