import type { Id } from '@parley/contracts';
import type { HistoryEvent, Invoked, Operation } from './events.js';

type Untimed<E> = E extends HistoryEvent ? Omit<E, 't'> : never;

/** Writes down what happens, in the order in which this process learns of it. */
export class Recorder {
  readonly events: HistoryEvent[] = [];
  private operations = 0;

  record(event: Untimed<HistoryEvent>): void {
    this.events.push({ ...event, t: Date.now() });
  }

  /** Notes that somebody is about to do something. Gives back the number under which its outcome is noted. */
  invoke(device: string, user: Id, operation: Operation): string {
    this.operations += 1;
    const op = `op${this.operations}`;
    this.record({ type: 'invoke', op, device, user, operation } satisfies Untimed<Invoked>);
    return op;
  }
}
