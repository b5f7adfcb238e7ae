import { ChatError, type FailureCode } from '@parley/client';

/** What a call to the client was refused with; `null` for what is no refusal. Resources wrap what they caught. */
export function failureCode(error: unknown): FailureCode | null {
  return refusalIn(error)?.code ?? null;
}

function refusalIn(error: unknown): ChatError | null {
  if (error instanceof ChatError) return error;
  return error instanceof Error && error.cause instanceof ChatError ? error.cause : null;
}

/** Why something did not work, and what to do, in a sentence or two for people. */
export function failureWords(error: unknown): string {
  const refusal = refusalIn(error);
  if (!refusal) return 'Something went wrong on this page. Reload it and try again.';
  switch (refusal.code) {
    case 'NO_CONNECTION':
      return 'There is no connection. Try again when you are back online.';
    case 'NO_ANSWER':
      return 'The server did not answer. Check your connection and try again.';
    case 'RATE_LIMITED':
      return `That was too often. Try again ${waitWords(refusal.retryAfterMs)}.`;
    case 'UNAVAILABLE':
      return 'The server is busy just now. Try again in a moment.';
    case 'INTERNAL':
      return 'The server made a mistake. Try again; if it stays, tell whoever runs it.';
    default:
      return refusal.message;
  }
}

function waitWords(ms: number | null): string {
  if (ms === null) return 'in a minute';
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 90) return seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
