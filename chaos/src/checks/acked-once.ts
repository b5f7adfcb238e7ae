import type { ErrorCode, Id } from '@parley/contracts';
import type { Answered, Attempted, StoredMessage } from '../history/events.js';
import { groupBy, type Done, type History } from '../history/history.js';
import type { Check, Finding } from './check.js';

type Send = Extract<Done['invoked']['operation'], { name: 'send' }>;
type DoneSend = Done<Send>;

/** Refusals after which a message must not turn up. */
const FOR_GOOD: readonly (ErrorCode | 'NO_CONNECTION')[] = [
  'VALIDATION',
  'MUTED',
  'BANNED',
  'NOT_A_MEMBER',
  'NOT_FOUND',
  'FORBIDDEN',
  'TOO_LARGE',
  'RATE_LIMITED',
];

/**
 * What was acked is stored, once, as it was sent; what was refused is not; and nothing is stored that nobody sent.
 *
 * Every body of a run is unique, so a message stored twice under two ids shows as a body that was never sent under one
 * of them.
 */
export const ackedOnce: Check = {
  name: 'acked-once',
  promise: 'An acked message is in the database exactly once, as it was sent; a refused one is not.',
  judge(history) {
    if (!history.last) return [];
    const stored = history.stored();
    const sends = groupBy(history.done('send'), ({ invoked }) => invoked.operation.id);
    const attempts = groupBy(history.of('attempt'), ({ id }) => id);
    const answers = groupBy(history.of('answer'), ({ id }) => id);
    const bodies = everyBody(history);
    const edited = new Set(history.done('edit').map(({ invoked }) => invoked.operation.id));
    const deletes = new Set(history.done('delete').map(({ invoked }) => invoked.operation.id));
    return [
      ...[...sends].flatMap(([id, dones]) => [
        ...dones.flatMap((done) => judgeAck(done, stored.get(id), edited.has(id))),
        ...judgeTwins(id, dones),
        ...(stored.has(id) ? [] : judgeWireAcks(id, answers.get(id) ?? [])),
        ...(stored.has(id) ? judgeRefusal(id, dones, attempts.get(id) ?? [], answers.get(id) ?? []) : []),
      ]),
      ...[...stored.values()].flatMap((message) => judgeOrigin(message, bodies, deletes)),
    ];
  },
};

function judgeAck(
  { invoked, outcome }: DoneSend,
  message: StoredMessage | undefined,
  edited: boolean,
): Finding[] {
  if (outcome?.type !== 'ok') return [];
  const { id, roomId, body } = invoked.operation;
  const at = { t: outcome.t };
  if (!message)
    return [{ what: `Message ${id} was acked to ${invoked.device} and is not in the database.`, ...at }];
  const wrong = [
    message.roomId === roomId ? null : `its room is ${message.roomId} and not ${roomId}`,
    message.authorId === invoked.user ? null : `its author is ${message.authorId} and not ${invoked.user}`,
    message.body === body || message.body === null || edited
      ? null
      : `it says ${JSON.stringify(message.body)}`,
    !outcome.message || outcome.message.seq === message.seq
      ? null
      : `it was acked with seq ${outcome.message.seq} and has ${message.seq}`,
    !outcome.message || outcome.message.version <= message.version
      ? null
      : `it was acked with version ${outcome.message.version} and is back at ${message.version}`,
  ].filter((text) => text !== null);
  return wrong.map((text) => ({ what: `Message ${id} was acked, but ${text}.`, ...at }));
}

/** The same id again is the same message, or a CONFLICT where it says something else. */
function judgeTwins(id: Id, dones: DoneSend[]): Finding[] {
  const text = ({ invoked }: DoneSend): string =>
    JSON.stringify([invoked.user, invoked.operation.roomId, invoked.operation.body]);
  const acked = new Set(dones.filter(({ outcome }) => outcome?.type === 'ok').map(text));
  const refused = dones.filter(({ outcome }) => outcome?.type === 'fail' && outcome.code === 'CONFLICT');
  return [
    ...(acked.size > 1 ? [{ what: `Id ${id} was acked for ${acked.size} different messages.` }] : []),
    ...(refused.length > 0 && new Set(dones.map(text)).size === 1
      ? [{ what: `Id ${id} got CONFLICT although it was always sent with the same content.` }]
      : []),
  ];
}

/** An ack counts from the moment that it is on the wire, also where the client that it was for is gone. */
function judgeWireAcks(id: Id, answers: Answered[]): Finding[] {
  const ack = answers.find(({ code }) => code === 'OK');
  return ack
    ? [{ what: `Message ${id} was acked on the wire to ${ack.device} and is not in the database.`, t: ack.t }]
    : [];
}

/** Of a message that is stored: was every attempt to send it refused? Clients may tell a refusal of their own making. */
function judgeRefusal(id: Id, dones: DoneSend[], attempts: Attempted[], answers: Answered[]): Finding[] {
  const isRefusal = (code: string): boolean => (FOR_GOOD as readonly string[]).includes(code);
  const refused = dones.every(({ outcome }) => outcome?.type === 'fail' && isRefusal(outcome.code));
  // One of the attempts without an answer may have been stored.
  if (!refused || attempts.length > answers.length || !answers.every(({ code }) => isRefusal(code)))
    return [];
  const codes = dones.map(({ outcome }) => (outcome?.type === 'fail' ? outcome.code : '')).join(', ');
  return [{ what: `Message ${id} was refused (${codes}) and is in the database all the same.` }];
}

function judgeOrigin(message: StoredMessage, bodies: Map<Id, Set<string>>, deletes: Set<Id>): Finding[] {
  const { id, kind, body } = message;
  if (kind === 'system') return [];
  const known = bodies.get(id);
  if (!known) return [{ what: `Message ${id} is in the database and nobody sent it.` }];
  if (body === null)
    return deletes.has(id) ? [] : [{ what: `Message ${id} is deleted and nobody deleted it.` }];
  if (known.has(body)) return [];
  return [{ what: `Message ${id} says ${JSON.stringify(body)}, which was never sent with this id.` }];
}

/** Everything that anybody wanted each message to say. */
function everyBody(history: History): Map<Id, Set<string>> {
  const bodies = new Map<Id, Set<string>>();
  for (const { invoked } of history.done('send')) {
    const { id, body } = invoked.operation;
    bodies.set(id, (bodies.get(id) ?? new Set()).add(body));
  }
  for (const { invoked } of history.done('edit'))
    bodies.get(invoked.operation.id)?.add(invoked.operation.body);
  return bodies;
}
