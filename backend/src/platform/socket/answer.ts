import { Logger } from '@nestjs/common';
import type { Ack, RateLimit } from '@parley/contracts';
import { ChatError } from '../errors/index.js';
import type { EventResult } from '../observability/index.js';
import { wireErrorOf } from './wire-error.js';

type Acknowledge = (answer: Ack<unknown>) => void;

const RETRY_MS = 1_000;
const SPREAD_MS = 3_000;

const logger = new Logger('Socket');

/**
 * The one answer to one event. Whatever its handler does, the first of `succeed` and `refuse` is what the client gets,
 * and there is no second. Events without an ack have an answer too: it goes nowhere.
 */
export class Answer {
  private given = false;
  private readonly settled = Promise.withResolvers<void>();
  private timer: NodeJS.Timeout | undefined;

  /** @param told hears, once, how it went */
  constructor(
    private readonly acknowledge: Acknowledge | undefined,
    private readonly told: (result: EventResult, limit: RateLimit | undefined) => void,
  ) {}

  /** Resolves when it has been given. */
  get isGiven(): Promise<void> {
    return this.settled.promise;
  }

  /** Whatever holds the handler up, a database that is frozen perhaps: by then the client has an answer. */
  giveWithin(ms: number): void {
    this.timer = setTimeout(() => this.refuse(tookTooLong()), ms);
  }

  succeed(data: unknown): void {
    this.give({ ok: true, data: data ?? null });
  }

  refuse(error: unknown): void {
    // Once refused, what is left of the event fails as well; that is no news, and nothing to log.
    if (this.given) return;
    this.give({ ok: false, error: wireErrorOf(error) }, error instanceof ChatError ? error.limit : undefined);
  }

  private give(answer: Ack<unknown>, limit?: RateLimit): void {
    if (this.given) return;
    this.given = true;
    clearTimeout(this.timer);
    this.settled.resolve();
    this.told(answer.ok ? 'ok' : answer.error.code, limit);
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

/** Whether it will be done after all is not known. Every event may be sent again. */
function tookTooLong(): ChatError {
  return new ChatError(
    'UNAVAILABLE',
    'This took too long and may or may not have been done. Send it again.',
    {
      retryAfterMs: RETRY_MS + Math.random() * SPREAD_MS,
    },
  );
}
