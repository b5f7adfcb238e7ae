import { ChatError } from '@parley/client';

/** Whether a refused log-in was right but for the code of the second factor, which was missing or is not right. */
export function asksForCode(error: unknown): boolean {
  return error instanceof ChatError && error.fieldErrors.some(({ path }) => path === 'code');
}
