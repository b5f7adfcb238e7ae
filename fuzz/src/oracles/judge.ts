import type { ClientEvent, Problem } from '@parley/contracts';
import type { EventCase, RestCase } from '../cases/case.js';
import { EVENTS } from '../input/events.js';
import type { Reply } from '../world/line.js';
import type { RestOutcome } from '../world/rest.js';
import type { Answers } from './answers.js';

/** What the server took, what it refused, and what nobody can tell. */
export type Verdict = { readonly result: 'done' | 'refused' | 'unknown'; readonly wrong?: string };

/** What must not be told to anybody: where the code is, what the database was asked. */
const LEAK = /\bat \S+ \(|node_modules|\.js:\d+|\bSELECT\b|\bINSERT INTO\b|relation "|column "|ECONNREFUSED/;
/** Above, a server may close the connection before it has read everything. */
const LARGE_BYTES = 900_000;
/** Node takes 16 KiB of headers, the address included. */
const LARGE_HEAD_BYTES = 14_000;
const SERVED_AS_PAGE = /^\/(?!(api|health|metrics|socket\.io|graphql)(\/|$|\?))/;

const wrong = (text: string): Verdict => ({ result: 'unknown', wrong: text });

type Sent = Omit<RestCase, 'kind'>;

export function judgeRest(one: Sent, outcome: RestOutcome, answers: Answers): Verdict {
  if ('broken' in outcome) {
    const isLarge = (one.body?.length ?? 0) > LARGE_BYTES || headBytes(one) > LARGE_HEAD_BYTES;
    const isCutShort = isLarge && /ECONNRESET|EPIPE|hang up/.test(outcome.broken);
    // A header in conflict with the body is for Node to refuse, which it does by closing.
    if (isCutShort || outcome.broken.startsWith('not sent')) return { result: 'unknown' };
    return wrong(`the request got no answer: ${outcome.broken}`);
  }
  const { status, headers, body } = outcome;
  const mime = String(headers['content-type'] ?? '').split(';')[0] ?? '';
  if (status >= 500 && !(status === 503 && headers['retry-after'] !== undefined)) {
    return wrong(`the answer is ${status}: ${body.slice(0, 500)}`);
  }
  if (headers['x-content-type-options'] !== 'nosniff' && status !== 431 && status !== 417 && status !== 408) {
    return wrong(`an answer (${status}) without nosniff`);
  }
  if (status < 400) return judgeSuccess(one, status, mime, body, answers);
  // What the page's files are asked for by other means, and what never came to the application.
  if (one.method === 'HEAD' || body === '') return { result: 'refused' };
  if (mime !== 'application/problem+json') {
    const isOfThePage = SERVED_AS_PAGE.test(one.path) || status === 404 || status === 417 || status === 431;
    if (isOfThePage && !one.path.startsWith('/api/v1')) return { result: 'refused' };
    return wrong(
      `a refusal (${status}) is ${mime || 'nothing'} in place of problem+json: ${body.slice(0, 300)}`,
    );
  }
  return judgeProblem(status, body, answers);
}

function judgeSuccess(one: Sent, status: number, mime: string, body: string, answers: Answers): Verdict {
  const isAsDescribed = one.operation !== null && one.method !== 'HEAD' && one.method !== 'OPTIONS';
  const isJson = mime === 'application/json' && isAsDescribed && one.path.startsWith('/api/v1/');
  if (!isJson) return { result: 'done' };
  const found = answers.ofCall(one.operation ?? '', status, mime, parsed(body));
  return found === undefined ? { result: 'done' } : wrong(found);
}

function judgeProblem(status: number, body: string, answers: Answers): Verdict {
  const problem = parsed(body);
  const shape = answers.ofProblem(problem);
  if (shape !== undefined) return wrong(shape);
  const { code, detail, errors, status: told } = problem as Problem;
  if (told !== status) return wrong(`a problem says ${told} in an answer of ${status}`);
  const useless = uselessness(code, detail, errors);
  return useless === undefined ? { result: 'refused' } : wrong(useless);
}

export function judgeEvent(one: EventCase, reply: Reply, answers: Answers): Verdict {
  if (reply === 'closed') return { result: 'refused' };
  if (reply === 'none') return wrong('the event is not answered, and the connection stays open');
  const { data } = reply;
  if (typeof data !== 'object' || data === null || !('ok' in data))
    return wrong(`an ack is ${JSON.stringify(data)}`);
  if (data.ok === true && 'data' in data) {
    if (!(one.event in EVENTS)) return wrong(`there is no event ${one.event}, and it was done`);
    const found = answers.ofEvent(one.event as ClientEvent, data.data);
    return found === undefined ? { result: 'done' } : wrong(found);
  }
  if (data.ok !== false || !('error' in data))
    return wrong(`an ack is ${JSON.stringify(data).slice(0, 300)}`);
  const shape = answers.ofWireError(data.error);
  if (shape !== undefined) return wrong(shape);
  const { code, message, details } = data.error as {
    code: string;
    message: string;
    details?: Problem['errors'];
  };
  const useless = uselessness(code, message, details);
  return useless === undefined ? { result: 'refused' } : wrong(useless);
}

/** Why somebody who reads this refusal does not know what to do. */
export function uselessness(code: string, sentence: string, fields: Problem['errors']): string | undefined {
  if (code === 'INTERNAL') return `the answer is INTERNAL: ${sentence}`;
  if (sentence.trim().length < 10) return `a refusal says only "${sentence}"`;
  const told = `${sentence} ${(fields ?? []).map(({ message }) => message).join(' ')}`;
  // What was sent may stand in it.
  const own = told.replaceAll(/"[^"]*"/g, '');
  if (LEAK.test(own)) return `a refusal tells of the inside: ${told.slice(0, 300)}`;
  if ((fields ?? []).some(({ message }) => message.trim() === ''))
    return 'a refusal names a field and not what is wrong';
  return undefined;
}

/** Bytes of a broken HTTP request. */
export function judgeBytes(answer: string): Verdict {
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0);
  const isWrong = status >= 500 && status !== 505 && status !== 501 && status !== 503;
  if (isWrong) return wrong(`the answer is ${answer.slice(0, 600)}`);
  if (/root:x:0:0|"workspaces"/.test(answer)) return wrong('a file from outside of the page is given out');
  return { result: 'unknown' };
}

function headBytes({ path, headers }: Sent): number {
  return (
    path.length +
    Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0)
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
