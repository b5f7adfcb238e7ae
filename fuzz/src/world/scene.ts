import { v7 as newId } from 'uuid';
import type { Random } from '../random.js';

/** What whoever sends knows of the world. */
export interface Known {
  readonly self: { readonly id: string; readonly username: string; readonly token: string };
  readonly rooms: readonly string[];
  readonly users: readonly string[];
  /** The last messages of theirs that were stored. */
  readonly messages: readonly string[];
}

export const PASSWORD = 'correct horse battery';

/** Ids and names that mean something, for those who make input. */
export class Scene {
  readonly password = PASSWORD;

  constructor(private readonly known: Known) {}

  get self(): Known['self'] {
    return this.known.self;
  }

  /** Of a field with this name: mostly one that there is. */
  idFor(name: string, random: Random): string {
    const { rooms, users, messages, self } = this.known;
    if (/room/i.test(name)) return random.chance(0.95) ? random.pick(rooms) : newId();
    if (/user/i.test(name)) return random.pick([...users, self.id, newId()]);
    if (/^(messageId|replyTo)$/.test(name))
      return random.chance(0.8) && messages.length ? random.pick(messages) : newId();
    // A message's own id: a new one to send, one that is there to edit, to delete, or to send again.
    if (name === 'id') return random.chance(0.5) && messages.length ? random.pick(messages) : newId();
    return newId();
  }

  /** A username that nobody has. */
  freshName(random: Random): string {
    return `f${random.between(0, 2 ** 31).toString(36)}${random.between(0, 2 ** 31).toString(36)}`;
  }
}
