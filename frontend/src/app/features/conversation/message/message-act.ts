import type { Id } from '@parley/contracts';

/** What somebody wants done with a message. */
export type MessageAct =
  | { type: 'edit'; id: Id }
  | { type: 'cancel-edit' }
  | { type: 'save-edit'; id: Id; body: string }
  | { type: 'delete'; id: Id; own: boolean }
  | { type: 'reply'; id: Id }
  /** Leads to a message that another one answers to. */
  | { type: 'follow'; id: Id }
  | { type: 'react'; id: Id; emoji: string; on: boolean }
  | { type: 'pin'; id: Id; on: boolean }
  /** Shows who wrote it, and what can be done about them. */
  | { type: 'profile'; userId: Id }
  | { type: 'unread'; seq: number }
  /** Asks who has it, and who has read it. */
  | { type: 'receipts'; id: Id }
  /** Asks who reacted, and how. */
  | { type: 'reactions'; id: Id }
  | { type: 'copy'; text: string }
  /** Copies the address that leads there. */
  | { type: 'link'; seq: number }
  | { type: 'retry'; id: Id }
  | { type: 'discard'; id: Id }
  /** Of a message that waits for its files: what was written goes back where it was written. */
  | { type: 'cancel-sending'; id: Id }
  | { type: 'remove-file'; id: Id; uploadId: Id }
  /** Shows a picture large, among the others of the room. */
  | { type: 'view'; id: Id; attachmentId: Id };
