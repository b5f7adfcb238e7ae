import { ChatError } from '../api/chat-error.js';

/** Whether the server's refusal means that a room is not (any more) the caller's. */
export function lostAccess(error: unknown): boolean {
  if (!(error instanceof ChatError)) return false;
  return error.code === 'NOT_FOUND' || error.code === 'NOT_A_MEMBER' || error.code === 'BANNED';
}
