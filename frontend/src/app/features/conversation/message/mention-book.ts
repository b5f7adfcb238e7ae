import type { Id, Message, User } from '@parley/contracts';
import type { Mentioned } from '../markdown/mentions';

type People = Readonly<Record<Id, User | undefined>>;

const NOBODY: Mentioned = new Map();

/**
 * Whom messages mention, by username. The answer for a message stays the same object until the message or the name of
 * somebody in it changes.
 */
export class MentionBook {
  private readonly known = new WeakMap<Message, { names: string; mentioned: Mentioned }>();

  of(message: Message | null, people: People, myId: Id | null): Mentioned {
    if (!message?.body || (message.mentions.length === 0 && !message.mentionsAll)) return NOBODY;
    const mentioned = new Map<string, boolean>();
    for (const id of message.mentions) {
      const username = people[id]?.username;
      if (username !== undefined && message.body.toLowerCase().includes(`@${username}`))
        mentioned.set(username, id === myId);
    }
    // Everybody but who wrote it. Where the author may not call everybody, `@all` means nothing.
    if (message.mentionsAll) mentioned.set('all', message.authorId !== myId);

    const names = [...mentioned].join();
    const known = this.known.get(message);
    if (known?.names === names) return known.mentioned;
    this.known.set(message, { names, mentioned });
    return mentioned;
  }
}
