import type { Message } from '@parley/contracts';

/**
 * A message was created, edited, deleted, reacted to or pinned, and this is how it is now. Published after the commit,
 * and for one room in the order of `version` as far as this instance made the changes. It may be told twice after a
 * lost connection to the database: whoever listens goes by `version`.
 */
export class MessageChanged {
  constructor(readonly message: Message) {}
}
