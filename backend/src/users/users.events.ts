import type { Me, User } from '@parley/contracts';

/** Somebody's name, picture or standing changed. */
export class UserChanged {
  constructor(readonly user: User) {}
}

/** Somebody's account as they see it themselves is another: for their own devices and nobody else's. */
export class OwnAccountChanged {
  constructor(readonly me: Me) {}
}
