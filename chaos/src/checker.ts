import { ackedChanges } from './checks/acked-changes.js';
import { ackedOnce } from './checks/acked-once.js';
import type { Check, Violation } from './checks/check.js';
import { gapless } from './checks/gapless.js';
import { marks } from './checks/marks.js';
import { noAccess } from './checks/no-access.js';
import { notStuck } from './checks/not-stuck.js';
import { oneOrder } from './checks/one-order.js';
import { unread } from './checks/unread.js';
import type { HistoryEvent } from './history/events.js';
import { History } from './history/history.js';

/** Every promise that a history is judged by. */
export const CHECKS: readonly Check[] = [
  ackedOnce,
  gapless,
  oneOrder,
  noAccess,
  unread,
  marks,
  notStuck,
  ackedChanges,
];

/** Everything in the history that was not as promised; empty when all of it was. */
export function judge(events: readonly HistoryEvent[]): Violation[] {
  const history = new History(events);
  // A history that was broken off lacks what its beginning would be judged by.
  if (history.of('end').length === 0)
    return [...accidents(history), { check: 'not-stuck', what: 'The run did not come to its end.' }];
  return CHECKS.flatMap((check) =>
    check.judge(history).map((finding) => ({ check: check.name, ...finding })),
  );
}

function accidents(history: History): Violation[] {
  return history.of('accident').map(({ what, t }) => ({ check: 'not-stuck', what: `Accident: ${what}.`, t }));
}
