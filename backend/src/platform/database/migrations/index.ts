import { Initial1700000000000 } from './1700000000000-initial.js';
import { Moderation1763700000000 } from './1763700000000-moderation.js';

/** In the order in which they are run. */
export const MIGRATIONS = [Initial1700000000000, Moderation1763700000000];
