import { ChatError } from '../platform/errors/index.js';

/** Also for a message of another room: who asks learns nothing of rooms that they did not name. */
export const noSuchMessage = (): ChatError =>
  new ChatError('NOT_FOUND', 'There is no such message in this room.');
