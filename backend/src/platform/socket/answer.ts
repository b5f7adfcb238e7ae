import { Logger } from '@nestjs/common';
import type { Ack } from '@parley/contracts';
import { wireErrorOf } from './wire-error.js';

type Acknowledge = (answer: Ack<unknown>) => void;

const logger = new Logger('Socket');

/**
 * The one answer to one event. Whatever its handler does, the first of `succeed` and `refuse` is what the client gets,
 * and there is no second. Events without an ack have an answer too: it goes nowhere.
 */
export class Answer {
  private given = false;

  constructor(private readonly acknowledge: Acknowledge | undefined) {}

  succeed(data: unknown): void {
    this.give({ ok: true, data: data ?? null });
  }

  refuse(error: unknown): void {
    // Once refused, what is left of the event fails as well; that is no news, and nothing to log.
    if (this.given) return;
    this.give({ ok: false, error: wireErrorOf(error) });
  }

  private give(answer: Ack<unknown>): void {
    if (this.given) return;
    this.given = true;
    try {
      this.acknowledge?.(answer);
    } catch (error) {
      // It could not be put on the wire (a BigInt, a circle): still no reason to leave the client waiting.
      logger.error({ err: error }, 'an answer could not be sent');
      this.acknowledge?.({
        ok: false,
        error: { code: 'INTERNAL', message: 'Something went wrong on our side.' },
      });
    }
  }
}

/** What a gateway method gave, kept apart from the nothing that remains of one that threw. */
export class Outcome {
  constructor(readonly data: unknown) {}
}
