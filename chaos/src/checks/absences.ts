import type { Id } from '@parley/contracts';
import type { StoredMessage } from '../history/events.js';
import { groupBy, type History } from '../history/history.js';

/** A time in which a user was out of a room that they had been in before. */
export interface Absence {
  user: Id;
  roomId: Id;
  /** When the database stored that they are out. */
  from: number;
  /** When whoever put them out was told that it is done; `null` where nobody ever was. */
  ackedAt: number | null;
  /** When they were let in again; `Infinity` where that did not happen. */
  to: number;
}

/** Read off the notices in the rooms: they are stored in the transaction that changes who is in. */
export function absences(history: History): Absence[] {
  const notices = (history.last?.database.messages ?? []).filter(({ system }) => subject(system) !== null);
  const byMember = groupBy(notices, (notice) => `${notice.roomId} ${subject(notice.system)}`);
  return [...byMember.values()].flatMap((moves) => {
    const inOrder = moves.sort((a, b) => a.seq - b.seq);
    return inOrder.flatMap((notice, index) => {
      const user = subject(notice.system);
      if (user === null || !isExit(notice)) return [];
      const back = inOrder.slice(index + 1).find((later) => !isExit(later));
      return [
        {
          user,
          roomId: notice.roomId,
          from: notice.createdAt,
          ackedAt: ackOf(history, notice, user),
          to: back?.createdAt ?? Infinity,
        },
      ];
    });
  });
}

const MOVES = ['joined', 'added', 'created', 'left', 'kicked', 'banned'];

function subject(system: StoredMessage['system']): Id | null {
  return system && MOVES.includes(system.type) ? system.userId : null;
}

function isExit({ system }: StoredMessage): boolean {
  return system !== null && ['left', 'kicked', 'banned'].includes(system.type);
}

function ackOf(history: History, notice: StoredMessage, user: Id): number | null {
  const exits = [
    ...history.done('leave').filter(({ invoked }) => invoked.user === user),
    ...history.done('kick').filter(({ invoked }) => invoked.operation.userId === user),
  ];
  const acks = exits.flatMap(({ invoked, outcome }) =>
    invoked.operation.roomId === notice.roomId &&
    outcome?.type === 'ok' &&
    // The database's time is that of the beginning of the transaction, and may be taken a moment off.
    invoked.t <= notice.createdAt + 50 &&
    outcome.t >= notice.createdAt - 50
      ? [outcome.t]
      : [],
  );
  return acks.length > 0 ? Math.min(...acks) : null;
}
