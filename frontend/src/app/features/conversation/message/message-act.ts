import type { Id } from '@parley/contracts';

/** What somebody wants done with a message. */
export type MessageAct =
  | { type: 'edit'; id: Id }
  | { type: 'cancel-edit' }
  | { type: 'save-edit'; id: Id; body: string }
  | { type: 'delete'; id: Id; own: boolean }
  | { type: 'copy'; text: string }
  | { type: 'retry'; id: Id }
  | { type: 'discard'; id: Id };

/** What the reader may do with a message that is stored. */
export interface Abilities {
  readonly edit: boolean;
  readonly delete: boolean;
}
