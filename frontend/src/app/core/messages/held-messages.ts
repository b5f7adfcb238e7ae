import type { Id, Message } from '@parley/contracts';

/**
 * The messages of one room that are held, as an array ascending by `seq`.
 *
 * What must stay true: no `seq` twice, and of two states of a message the one with the higher version stays, whatever
 * the order in which they arrive. A message that did not change keeps its identity, so that nothing is drawn again.
 */
export type HeldMessages = readonly Message[];

/** Index of the first message whose `seq` is not below the given one; the length where there is none. */
export function indexOfSeq(messages: HeldMessages, seq: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (messages[middle]!.seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Gives back the same array where nothing changed. */
export function upsertMessages(messages: HeldMessages, incoming: readonly Message[]): HeldMessages {
  let result: Message[] | null = null;
  for (const message of incoming) {
    const held = result ?? messages;
    const index = indexOfSeq(held, message.seq);
    const present = held[index];
    if (present?.seq === message.seq) {
      if (present.version >= message.version) continue;
      result ??= [...messages];
      result[index] = message;
    } else {
      result ??= [...messages];
      result.splice(index, 0, message);
    }
  }
  return result ?? messages;
}

export function dropMessages(messages: HeldMessages, ids: readonly Id[]): HeldMessages {
  const dropped = new Set(ids);
  return messages.some(({ id }) => dropped.has(id))
    ? messages.filter(({ id }) => !dropped.has(id))
    : messages;
}

/** The stretch from one `seq` to another, both included. */
export function stretch(messages: HeldMessages, fromSeq: number, toSeq: number): HeldMessages {
  const start = indexOfSeq(messages, fromSeq);
  const end = indexOfSeq(messages, toSeq + 1);
  return start === 0 && end === messages.length ? messages : messages.slice(start, end);
}
