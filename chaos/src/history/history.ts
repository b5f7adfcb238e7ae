import type { Id } from '@parley/contracts';
import type {
  FaultMark,
  HistoryEvent,
  Invoked,
  Operation,
  OperationName,
  Refused,
  Snapshot,
  StoredMessage,
  Succeeded,
  Unknown,
} from './events.js';

export type Outcome = Succeeded | Refused | Unknown;

/** An operation with what became of it; `outcome` is null where the history ends before it. */
export interface Done<O extends Operation = Operation> {
  invoked: Invoked & { operation: O };
  outcome: Outcome | null;
}

type Named<N extends OperationName> = Extract<Operation, { name: N }>;

/** A history, with what several checks look up in it. */
export class History {
  readonly operations: Done[];
  readonly snapshots: Snapshot[];
  private readonly byName: Map<OperationName, Done[]>;

  constructor(readonly events: readonly HistoryEvent[]) {
    const byOp = new Map<string, Done>();
    for (const event of events) {
      if (event.type === 'invoke') byOp.set(event.op, { invoked: event, outcome: null });
      if (event.type === 'ok' || event.type === 'fail' || event.type === 'info') {
        const done = byOp.get(event.op);
        if (done) done.outcome = event;
      }
    }
    this.operations = [...byOp.values()];
    this.byName = groupBy(this.operations, (done) => done.invoked.operation.name);
    this.snapshots = this.of('snapshot');
  }

  of<T extends HistoryEvent['type']>(type: T): Extract<HistoryEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<HistoryEvent, { type: T }> => event.type === type);
  }

  done<N extends OperationName>(name: N): Done<Named<N>>[] {
    return (this.byName.get(name) ?? []) as Done<Named<N>>[];
  }

  /** The state at the end; what was acked must be in it. */
  get last(): Snapshot | null {
    return this.snapshots.at(-1) ?? null;
  }

  /** The stored messages at the end, by id. */
  stored(): Map<Id, StoredMessage> {
    return new Map(this.last?.database.messages.map((message) => [message.id, message]) ?? []);
  }

  /** Faults from beginning to end; one that has no end lasts for ever. */
  faults(): { begin: FaultMark; from: number; to: number }[] {
    const marks = this.of('fault');
    return marks
      .filter(({ phase }) => phase === 'begin')
      .map((begin) => ({
        begin,
        from: begin.t,
        to: marks.find(({ phase, number }) => phase === 'end' && number === begin.number)?.t ?? Infinity,
      }));
  }
}

export function groupBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
