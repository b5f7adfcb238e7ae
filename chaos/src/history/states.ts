import type { Message, MyRoom } from '@parley/contracts';
import type { Timeline } from '@parley/client';
import type { MessageRef, MessageState, RoomView, TimelineState } from './events.js';

/** The contract's models, cut down to what a history keeps of them. */

export function messageRef({ id, seq, version }: Message): MessageRef {
  return { id, seq, version };
}

export function messageState({
  id,
  seq,
  version,
  authorId,
  body,
  deletedAt,
  reactions,
}: Message): MessageState {
  return {
    id,
    seq,
    version,
    authorId,
    body,
    deleted: deletedAt !== null,
    reactions: reactionsState(reactions),
  };
}

export function reactionsState(reactions: Message['reactions']): string[] {
  return reactions.flatMap(({ emoji, userIds }) => userIds.map((userId) => `${emoji}:${userId}`)).sort();
}

export function roomView({ id, lastSeq, version, unread, mentions, lastMessage, me }: MyRoom): RoomView {
  const { readSeq, deliveredSeq } = me;
  return {
    id,
    lastSeq,
    version,
    readSeq,
    deliveredSeq,
    unread,
    mentions,
    lastMessageSeq: lastMessage?.seq ?? null,
  };
}

export function timelineState({ window, messages }: Timeline): TimelineState {
  const { fromSeq, toSeq, hasAfter, loaded } = window;
  return { fromSeq, toSeq, hasAfter, loaded, messages: messages.map(messageState) };
}
