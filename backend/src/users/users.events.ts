import type { User } from '@parley/contracts';

/** Somebody's name, picture or standing changed. */
export class UserChanged {
  constructor(readonly user: User) {}
}
