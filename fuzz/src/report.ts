import type { RunOptions } from './options.js';
import { megabytes } from './oracles/memory.js';
import type { RunResult } from './run-once.js';

/** What a run found, and by what figures one sees that it did what it is for. */
export function reportOf({ seed }: RunOptions, result: RunResult, seconds: number): string[] {
  const { findings, sent, byKind, done, refused, compared, latencies, memory } = result;
  const sorted = [...latencies].sort((one, other) => one - other);
  const at = (share: number): string =>
    `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)} ms`;
  const [first, last] = memory;
  return [
    `sent        ${sent} in ${seconds.toFixed(0)} s: ${done} done, ${refused} refused, ${sent - done - refused} broken`,
    `kinds       ${byKind.rest} requests, ${byKind.graphql} operations of GraphQL, ${byKind.live} of its WebSockets, ${byKind.event} events, ${byKind.frames} broken packets, ${byKind.wire} broken requests, ${byKind.flood} floods`,
    `compared    ${compared} refusals with the database before and after`,
    `others      ${sorted.length} messages acknowledged after ${at(0.5)} (median), ${at(0.99)} (99 %), ${at(1)} (longest)`,
    `memory      heap ${megabytes(first.heapUsed)} → ${megabytes(last.heapUsed)}, resident ${megabytes(first.rss)} → ${megabytes(last.rss)}`,
    ...findings.flatMap(({ number, what, input, times }, index) => [
      '',
      `finding ${index + 1}   ${what}`,
      ...(times > 1 ? [`            ${times} times`] : []),
      ...input.split('\n').map((line) => `            ${line}`),
      ...(number === null ? [] : [`again       npm run fuzz -- --seed ${seed} --only ${number}`]),
    ]),
    '',
    findings.length === 0 ? 'Nothing was found.' : `${findings.length} findings, seed ${seed}.`,
  ];
}
