import type { Operation, StoredMessage } from '../history/events.js';
import { groupBy, type Done } from '../history/history.js';
import type { Check, Finding } from './check.js';

type Change = Extract<Operation, { name: 'edit' | 'delete' | 'react' }>;

/**
 * Edits, deletes and reactions that were acked are in the final state, unless something later replaced them. What is
 * later is told by the version in the ack; where an operation without an answer may have come in between, nothing is
 * judged.
 */
export const ackedChanges: Check = {
  name: 'acked-changes',
  promise: 'An acked edit, delete or reaction is in the final state.',
  judge(history) {
    const stored = history.stored();
    const changes: Done<Change>[] = [
      ...history.done('edit'),
      ...history.done('delete'),
      ...history.done('react'),
    ];
    return [...groupBy(changes, ({ invoked }) => invoked.operation.id)].flatMap(([id, dones]) => {
      const message = stored.get(id);
      if (!message) {
        return dones.some(isAcked)
          ? [{ what: `Message ${id} was changed, which was acked, and is not stored.` }]
          : [];
      }
      return [judgeVersions, judgeDelete, judgeEdits, judgeReactions].flatMap((judge) =>
        judge(message, dones),
      );
    });
  },
};

const isAcked = ({ outcome }: Done): boolean => outcome?.type === 'ok';
const isOpen = ({ outcome }: Done): boolean => outcome === null || outcome.type === 'info';
const versionOf = ({ outcome }: Done): number =>
  outcome?.type === 'ok' ? (outcome.message?.version ?? 0) : 0;

function only<N extends Change['name']>(
  dones: Done<Change>[],
  name: N,
): Done<Extract<Change, { name: N }>>[] {
  return dones.filter(
    (done): done is Done<Extract<Change, { name: N }>> => done.invoked.operation.name === name,
  );
}

function judgeVersions(message: StoredMessage, dones: Done<Change>[]): Finding[] {
  const newest = Math.max(0, ...dones.map(versionOf));
  if (newest <= message.version) return [];
  return [
    { what: `Message ${message.id} was acked at version ${newest} and is back at ${message.version}.` },
  ];
}

function judgeDelete(message: StoredMessage, dones: Done<Change>[]): Finding[] {
  const deletes = only(dones, 'delete');
  if (!deletes.some(isAcked)) return [];
  if (!message.deleted)
    return [{ what: `Message ${message.id} was deleted, which was acked, and is there.` }];
  if (message.body === null && message.reactions.length === 0) return [];
  return [{ what: `Message ${message.id} is deleted and still has a body or reactions.` }];
}

function judgeEdits(message: StoredMessage, dones: Done<Change>[]): Finding[] {
  const edits = only(dones, 'edit');
  if (message.deleted || edits.some(isOpen)) return [];
  const newest = edits.filter(isAcked).sort((a, b) => versionOf(b) - versionOf(a))[0];
  if (!newest || newest.invoked.operation.body === message.body) return [];
  return [
    {
      what: `Message ${message.id} was edited to ${JSON.stringify(newest.invoked.operation.body)}, which was acked, and says ${JSON.stringify(message.body)}.`,
    },
  ];
}

function judgeReactions(message: StoredMessage, dones: Done<Change>[]): Finding[] {
  if (message.deleted) return [];
  const byReaction = groupBy(
    only(dones, 'react'),
    ({ invoked }) => `${invoked.operation.emoji}:${invoked.user}`,
  );
  return [...byReaction].flatMap(([reaction, reacts]) => {
    if (reacts.some(isOpen)) return [];
    const newest = reacts
      .filter(isAcked)
      .sort((a, b) => versionOf(b) - versionOf(a) || b.invoked.t - a.invoked.t)[0];
    if (!newest || message.reactions.includes(reaction) === newest.invoked.operation.on) return [];
    const state = newest.invoked.operation.on ? 'is missing' : 'is still there';
    return [{ what: `Reaction ${reaction} of message ${message.id} ${state} against an ack.` }];
  });
}
