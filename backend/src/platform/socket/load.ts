/** What waits for a client, or what it is to get at once. */
export interface Load {
  readonly packets: number;
  readonly eventBytes: number;
  readonly answerBytes: number;
}

export const NO_LOAD: Load = { packets: 0, eventBytes: 0, answerBytes: 0 };

/** In Socket.IO's encoding an event begins with 2, an answer with 3. */
export function loadOf(data: string): Load {
  const bytes = Buffer.byteLength(data);
  const isEvent = data.startsWith('2');
  return { packets: 1, eventBytes: isEvent ? bytes : 0, answerBytes: isEvent ? 0 : bytes };
}

export function sum(one: Load, other: Load): Load {
  return {
    packets: one.packets + other.packets,
    eventBytes: one.eventBytes + other.eventBytes,
    answerBytes: one.answerBytes + other.answerBytes,
  };
}

export function exceeds(load: Load, limit: Load): boolean {
  return (
    load.packets > limit.packets || load.eventBytes > limit.eventBytes || load.answerBytes > limit.answerBytes
  );
}
