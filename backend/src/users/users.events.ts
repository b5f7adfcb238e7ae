import type { Me, User } from '@parley/contracts';

/** What others see of somebody changed: a name, the picture, what they say of themselves. */
export class UserChanged {
  constructor(
    readonly user: User,
    /** Their account is one no more, and so they are in no rooms by which others could be found. */
    readonly isDeleted = false,
  ) {}
}

/** Somebody's account as they see it themselves is another: for their own devices and nobody else's. */
export class OwnAccountChanged {
  constructor(readonly me: Me) {}
}
