import { ChatError } from '../platform/errors/index.js';

/** The answer for a file that is not there, and for every one of which the caller must not learn. */
export const noSuchFile = (): ChatError => new ChatError('NOT_FOUND', 'There is no such file.');
