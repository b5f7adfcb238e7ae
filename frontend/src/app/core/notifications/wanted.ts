import type { Id, Message, MyRoom, NotifyLevel, PresenceChoice, UserSettings } from '@parley/contracts';

export interface Hearer {
  readonly myId: Id | null;
  readonly settings: UserSettings;
  readonly choice: PresenceChoice;
}

/** What an account hears of that has chosen nothing. */
export const DEFAULT_LEVEL: NotifyLevel = 'mentions';

/** For which messages of this room somebody wants to be notified: their choice for it, else that of their account. */
export function levelIn(room: MyRoom, { settings }: Pick<Hearer, 'settings'>): NotifyLevel {
  if (room.me.notifyChosen) return room.me.notify;
  const level = settings.notify ?? DEFAULT_LEVEL;
  // Whoever writes to one person alone means that person.
  return room.kind === 'direct' && level === 'mentions' ? 'all' : level;
}

/** Whether a message means the reader: called by name, with everybody, or in a room between two people. */
export function means(message: Message, room: MyRoom, myId: Id | null): boolean {
  return (
    room.kind === 'direct' || message.mentionsAll || message.mentions.some((mentioned) => mentioned === myId)
  );
}

/** Whether somebody wants to hear of it at all, wherever they look just now. */
export function isWanted(message: Message, room: MyRoom, hearer: Hearer): boolean {
  if (message.kind !== 'user' || message.body === null || message.authorId === hearer.myId) return false;
  if (message.seq <= room.me.readSeq || room.blocked !== null || hearer.choice === 'dnd') return false;
  const level = levelIn(room, hearer);
  return level === 'all' || (level === 'mentions' && means(message, room, hearer.myId));
}
