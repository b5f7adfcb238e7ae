/** A message as it is on its way to the database: validated, and not yet known to be allowed. */
export interface MessageDraft {
  /** Made by the client. */
  readonly id: string;
  readonly roomId: string;
  readonly authorId: string;
  readonly body: string;
  readonly replyTo: string | null;
  /** Names that the body calls; which of them are members is found out when it is stored. */
  readonly mentionedNames: readonly string[];
  /** Files that go with it; whether they are there for its author is found out when it is stored. */
  readonly attachmentIds: readonly string[];
}

/** Whether two sends of one id are the same message. Everything else of a draft follows from the body or is advice. */
export function isSameMessage(a: MessageDraft, b: MessageDraft): boolean {
  return a.id === b.id && a.roomId === b.roomId && a.authorId === b.authorId && a.body === b.body;
}
