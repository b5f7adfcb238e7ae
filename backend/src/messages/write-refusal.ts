import { blockedRefusal, noSuchRoom } from '../access/index.js';
import { ChatError } from '../platform/errors/index.js';
import { invalid } from '../platform/validation/index.js';
import type { WriteRefusal } from './write-outcome.js';

const RETRY_AFTER_MS = 2_000;

/** What the author is told of a message that was not stored. */
export function refused(why: WriteRefusal): ChatError {
  switch (why) {
    case 'NO_ROOM':
      return noSuchRoom();
    case 'NOT_A_MEMBER':
      return new ChatError('NOT_A_MEMBER', 'Join the room first.');
    case 'BANNED':
      return new ChatError('BANNED', 'You are banned from this room.');
    case 'MUTED':
      return new ChatError('MUTED', 'You are muted in this room.');
    case 'BLOCKED_BY_ME':
      return blockedRefusal('byMe');
    case 'BLOCKED_BY_THEM':
      return blockedRefusal('byThem');
    case 'ID_TAKEN':
      return new ChatError('CONFLICT', 'This id belongs to another message. Send with a new one.');
    case 'NO_SUCH_REPLY':
      return invalid([{ path: 'replyTo', message: 'replyTo must be the id of a message of this room' }]);
    case 'NO_SUCH_ATTACHMENT':
      return invalid([
        {
          path: 'attachmentIds',
          message:
            'attachmentIds must be ids of files that you uploaded; those not sent within a day are gone',
        },
      ]);
    case 'ATTACHMENT_USED':
      return new ChatError('CONFLICT', 'One of these files belongs to another message. Upload it again.');
  }
}

export function storageAway(cause: unknown): ChatError {
  return new ChatError(
    'UNAVAILABLE',
    'The message could not be stored now. Send it again with the same id.',
    {
      retryAfterMs: RETRY_AFTER_MS,
      cause,
    },
  );
}

export function tooManyWaiting(): ChatError {
  return new ChatError(
    'UNAVAILABLE',
    'More messages are waiting than can be stored now. Try again shortly.',
    {
      retryAfterMs: RETRY_AFTER_MS,
    },
  );
}

export function shuttingDown(): ChatError {
  return new ChatError('UNAVAILABLE', 'This server is stopping. Connect again.', {
    retryAfterMs: RETRY_AFTER_MS,
  });
}
