import type { ErrorCode } from '@parley/contracts';
import type { Snapshot } from '../history/events.js';
import { groupBy, type History } from '../history/history.js';
import type { Check, Finding } from './check.js';

/** The longest pause between two attempts to connect, with the time that connecting takes. */
const ONLINE_WITHIN_MS = 40_000;
/** A lost fan-out is repaired within this time, without anybody doing anything. */
const HEALS_WITHIN_MS = 30_000;
const SLACK_MS = 1_000;

/** Reasons for which a message may wait for its author's decision. Everything else has to be sent in the end. */
const FINAL: readonly (ErrorCode | null)[] = [
  'VALIDATION',
  'FORBIDDEN',
  'NOT_A_MEMBER',
  'NOT_FOUND',
  'MUTED',
  'BANNED',
  'TOO_LARGE',
  'GONE',
  'CONFLICT',
];

/** Nothing waits for ever, nothing is forgotten in silence, and nobody needs to do anything about it. */
export const notStuck: Check = {
  name: 'not-stuck',
  promise:
    'In a quiet phase everybody comes online, every outbox empties, and lost fan-outs heal within 30 s.',
  judge: (history) => [
    ...history.snapshots.flatMap(judgeSnapshot),
    ...judgeOutcomes(history),
    ...judgeSessions(history),
    ...history.of('accident').map(({ what, t }) => ({ what: `Accident: ${what}.`, t })),
  ],
};

function judgeSnapshot({ round, quietAt, onlineAt, settledAt, devices }: Snapshot): Finding[] {
  const tell = (what: string): Finding => ({ what: `Round ${round}: ${what}`, t: quietAt });
  const offline = devices.filter(({ online }) => !online).map(({ device }) => device);
  const waiting = devices.flatMap(({ device, outbox }) =>
    outbox
      .filter(
        ({ status, code }) =>
          status !== 'failed' || !FINAL.includes(code as ErrorCode | null) || code === null,
      )
      .map(({ id, status, code }) => `${device} has message ${id} ${status} (${code ?? 'no reason'}).`),
  );
  return [
    ...offline.map((device) => tell(`${device} is not online.`)),
    ...waiting.map(tell),
    ...tooLate('coming online', quietAt, onlineAt, ONLINE_WITHIN_MS).map(tell),
    ...(onlineAt === null ? [] : tooLate('healing', onlineAt, settledAt, HEALS_WITHIN_MS).map(tell)),
  ];
}

function tooLate(what: string, from: number, to: number | null, limitMs: number): string[] {
  if (to === null) return [`${what} did not come to an end.`];
  return to - from <= limitMs + SLACK_MS ? [] : [`${what} took ${to - from} ms.`];
}

function judgeOutcomes(history: History): Finding[] {
  const stored = history.stored();
  return history.operations.flatMap(({ invoked, outcome }) => {
    const { operation, device, op } = invoked;
    const tell = (what: string): Finding[] => [
      { what: `${device}, ${op}, ${operation.name}: ${what}`, t: invoked.t },
    ];
    if (!outcome) return tell('was never answered.');
    if (outcome.type !== 'info') return [];
    if (outcome.code === 'INTERNAL') return tell('was answered with INTERNAL.');
    if (outcome.code === 'VANISHED' && operation.name === 'send' && !stored.has(operation.id)) {
      return tell(`message ${operation.id} is gone from the outbox, was not discarded and is not stored.`);
    }
    return [];
  });
}

/** Nobody is signed out but by a person's own wish. */
function judgeSessions(history: History): Finding[] {
  const wished = groupBy(history.done('end-session'), ({ invoked }) => invoked.operation.device);
  return history
    .of('session')
    .filter(
      ({ status, device, t }) =>
        status === 'ended' && !wished.get(device)?.some(({ invoked }) => invoked.t <= t),
    )
    .map(({ device, reason, t }) => ({
      what: `${device} was signed out (${reason ?? 'no reason'}) without cause.`,
      t,
    }));
}
