import { ChatError, errorCode } from '../errors/index.js';

const RETRY_MS = 10_000;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'QuotaExceeded', 'XMinioStorageFull']);

export const isFull = (error: unknown): boolean => FULL.has(errorCode(error) ?? nameOf(error));

/** For whoever wanted to keep or to read a file. The operator finds the cause in the log. */
export function storeAway(error: unknown): ChatError {
  return new ChatError(
    'UNAVAILABLE',
    isFull(error)
      ? 'The server has no room for files at the moment. Messages without files work; try again later.'
      : 'The server cannot reach its files at the moment. Messages without files work; try again shortly.',
    { retryAfterMs: RETRY_MS, cause: error },
  );
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
