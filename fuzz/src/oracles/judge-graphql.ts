import type { GraphqlCase } from '../cases/case.js';
import type { RestOutcome } from '../world/rest.js';
import type { Answers } from './answers.js';
import { judgeRest, uselessness, type Verdict } from './judge.js';

export interface Told {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly errors?: { path: string; message: string }[] };
}

const wrong = (text: string): Verdict => ({ result: 'unknown', wrong: text });

/** What the operation is refused for has GraphQL's own shape with a code of the contract; the rest is as over REST. */
export function judgeGraphql(one: GraphqlCase, outcome: RestOutcome, answers: Answers): Verdict {
  const isJson =
    'status' in outcome && String(outcome.headers['content-type']).startsWith('application/json');
  if (!isJson || outcome.status >= 500) return judgeRest(one, outcome, answers);
  const answer = JSON.parse(outcome.body) as { data?: object | null; errors?: Told[] };
  const { data, errors } = answer;
  if (!errors) {
    return data
      ? { result: 'done' }
      : wrong(`GraphQL is answered with neither data nor errors: ${outcome.body}`);
  }
  const found = wrongOfErrors(errors, answers);
  if (found !== undefined) return wrong(found);
  // What comes beside errors was done.
  return { result: data ? 'unknown' : 'refused' };
}

/** What is wrong with what was told of refusals; `undefined` when nothing is. */
export function wrongOfErrors(errors: readonly Told[], answers: Answers): string | undefined {
  if (!Array.isArray(errors) || errors.length === 0) return 'GraphQL is answered with no error in errors';
  for (const { message, extensions } of errors as readonly Told[]) {
    const { code = '', errors: details, ...rest } = extensions ?? {};
    const error = { code, message, ...(details && { details }), ...rest };
    const found = answers.ofWireError(error) ?? uselessness(code, message, details);
    if (found !== undefined) return `GraphQL: ${found}: ${JSON.stringify(error).slice(0, 300)}`;
  }
  return undefined;
}
