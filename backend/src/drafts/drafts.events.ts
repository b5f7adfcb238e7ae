import type { Draft, Id } from '@parley/contracts';

/** Somebody wrote, changed or gave up what they have not sent yet: for their own devices and nobody else's. */
export class DraftChanged {
  constructor(
    readonly userId: Id,
    readonly draft: Draft,
  ) {}
}
