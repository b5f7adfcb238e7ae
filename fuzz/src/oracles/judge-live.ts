import type { LiveCase } from '../cases/case.js';
import type { LiveOutcome } from '../world/live-line.js';
import type { Answers } from './answers.js';
import { type Told, wrongOfErrors } from './judge-graphql.js';
import type { Verdict } from './judge.js';

/** Cut off without a word, an error inside, and graphql-ws's own word for one. */
const WRONG_ENDS = [1006, 1011, 4500, 4005];
/** Who sends as much is cut off while sending, and may not hear why. */
const LARGE_BYTES = 900_000;
const KNOWN = ['connection_ack', 'ping', 'pong', 'next', 'error', 'complete'];

const wrong = (text: string): Verdict => ({ result: 'unknown', wrong: text });

/** A conversation goes on or is closed with a reason, its operations end, and what they are refused for has a code. */
export function judgeLive(one: LiveCase, outcome: LiveOutcome, answers: Answers): Verdict {
  const { heard, closed, unanswered, isMute } = outcome;
  const sent = one.frames.reduce((sum, { length }) => sum + length, 0);
  const isLarge = closed === 1006 && sent > LARGE_BYTES;
  if (closed !== null && WRONG_ENDS.includes(closed) && !isLarge) {
    return wrong(`a WebSocket of GraphQL is closed with ${closed}`);
  }
  if (unanswered.length > 0) return wrong('an operation over a WebSocket does not end');
  if (isMute) return wrong('a WebSocket of GraphQL stays open and answers nothing any more');
  for (const { type, payload } of heard) {
    if (!KNOWN.includes(String(type))) return wrong(`a WebSocket of GraphQL is told ${JSON.stringify(type)}`);
    const errors = type === 'error' ? payload : (payload as { errors?: unknown } | null | undefined)?.errors;
    if (errors === undefined || (type !== 'error' && type !== 'next')) continue;
    const found = wrongOfErrors(errors as Told[], answers);
    if (found !== undefined) return wrong(found);
  }
  return { result: 'unknown' };
}
