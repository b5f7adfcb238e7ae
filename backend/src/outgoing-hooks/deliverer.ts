/**
 * Tells outgoing webhooks what they are to be told. What holds:
 *
 * 1. What was committed is told at least once. It stands in the queue from the moment of its commit, and leaves it when
 *    the receiver has said 2xx. An instance takes on what no other has (`SKIP LOCKED`), for `LEASE_MS`; if it dies, the
 *    others take it on after that. So it may be told twice: receivers know a delivery by its id.
 * 2. What happened first is taken on first, but several are on their way at once, and what is tried again comes later:
 *    receivers order by `version`.
 * 3. Who is slow or silent holds up no other: each webhook has so many tries under way and no more.
 * 4. Nothing waits for it: neither what is written in rooms nor the stop of the instance, but for tries under way.
 */
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HOOK_HEADERS, type Id } from '@parley/contracts';
import { AuditLog } from '../audit/index.js';
import { isUnavailable, Transactions } from '../platform/database/index.js';
import { GuardedHttp, OutgoingError } from '../platform/guarded-http/index.js';
import { DeliveriesRepository, type Result, type TakenDelivery } from './deliveries.repository.js';
import { signatureOf } from './hook-signature.js';
import { HookSecrets } from './hook-secrets.js';
import { Payloads } from './payloads.service.js';
import { pauseAfter } from './retries.js';

const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 16;
const OF_EACH = 4;
const TIMEOUT_MS = 10_000;
/** Longer than a try can take, and what is written after it. */
const LEASE_MS = 30_000;
/** Of the answer, of which only the status counts. */
const MAX_BYTES = 4_096;
const KEEP_MS = 7 * 24 * 60 * 60 * 1000;
const KEEP_OF_EACH = 1_000;
const FORGET_EVERY_MS = 60 * 60 * 1000;

@Injectable()
export class Deliverer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Webhooks');
  /** Tries under way, and of which webhook. */
  private readonly underWay = new Map<Promise<void>, Id>();
  private readonly closing = new AbortController();
  private timers: NodeJS.Timeout[] = [];
  private looking: Promise<void> | undefined;

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly payloads: Payloads,
    private readonly secrets: HookSecrets,
    private readonly http: GuardedHttp,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => this.look(), LOOK_EVERY_MS).unref(),
      setInterval(() => void this.forget(), FORGET_EVERY_MS).unref(),
    ];
  }

  /** Tries under way are broken off: the other instances, or this one when it is back, do them again. */
  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.closing.abort();
    await this.looking;
    await Promise.all(this.underWay.keys());
  }

  private look(): void {
    if (this.closing.signal.aborted) return;
    this.looking ??= this.takeOn().finally(() => (this.looking = undefined));
  }

  /** Never rejects. */
  private async takeOn(): Promise<void> {
    try {
      for (;;) {
        const free = AT_ONCE - this.underWay.size;
        if (free <= 0 || this.closing.signal.aborted) return;
        const taken = await this.deliveries.take(free, OF_EACH, this.busy(), LEASE_MS);
        if (taken.length === 0) return;
        for (const delivery of taken) this.start(delivery);
      }
    } catch (error) {
      const level = isUnavailable(error) ? 'debug' : 'warn';
      this.logger[level]({ err: error }, 'webhooks wait; they are looked after again shortly');
    }
  }

  /** Webhooks that have so many tries under way here as they may. */
  private busy(): Id[] {
    const counts = Map.groupBy(this.underWay.values(), (hookId) => hookId);
    return [...counts].filter(([, tries]) => tries.length >= OF_EACH).map(([hookId]) => hookId);
  }

  private start(delivery: TakenDelivery): void {
    const work = this.deliver(delivery).finally(() => {
      this.underWay.delete(work);
      this.look();
    });
    this.underWay.set(work, delivery.hookId);
  }

  /** Never rejects. */
  private async deliver(delivery: TakenDelivery): Promise<void> {
    try {
      const result = await this.send(delivery);
      // What was broken off says nothing about the receiver: the lease runs out.
      if (this.closing.signal.aborted && result.error !== null) return;
      await this.settle(delivery, result);
    } catch (error) {
      // The lease runs out, and it is tried again.
      this.logger.warn(
        { err: error, hookId: delivery.hookId },
        'how a delivery went could not be written down',
      );
    }
  }

  private async send(delivery: TakenDelivery): Promise<Result> {
    const secret = this.secrets.open(delivery.secret, delivery.hookId);
    if (secret === null) {
      const error = 'The secret of this webhook cannot be read any more. Make a new one.';
      return { status: null, durationMs: 0, error };
    }
    const body = JSON.stringify(await this.payloads.of(delivery));
    const timestamp = Math.floor(Date.now() / 1000);
    const began = performance.now();
    const duration = (): number => Math.round(performance.now() - began);
    try {
      const { status } = await this.http.fetch(delivery.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Parley-Webhook/1',
          [HOOK_HEADERS.event]: delivery.event,
          [HOOK_HEADERS.delivery]: delivery.id,
          [HOOK_HEADERS.timestamp]: String(timestamp),
          [HOOK_HEADERS.signature]: signatureOf(secret, timestamp, body),
        },
        body,
        maxBytes: MAX_BYTES,
        timeoutMs: TIMEOUT_MS,
        signal: this.closing.signal,
      });
      const isTaken = status >= 200 && status < 300;
      const error = isTaken ? null : `It was answered ${status}.`;
      return { status, durationMs: duration(), error };
    } catch (error) {
      if (!(error instanceof OutgoingError)) throw error;
      return { status: null, durationMs: duration(), error: error.message };
    }
  }

  private async settle(delivery: TakenDelivery, result: Result): Promise<void> {
    if (result.error === null) return this.deliveries.delivered(delivery, result);
    const pause = pauseAfter(delivery.tries);
    if (pause !== null) return this.deliveries.postponed(delivery, result, pause);
    const { hookId, roomId } = delivery;
    const isSwitchedOff = await this.transactions.run(async (tx) => {
      if (!(await this.deliveries.givenUp(tx, delivery, result))) return false;
      await this.audit.record(tx, { act: 'hook.switched-off', actorId: null, roomId, details: { hookId } });
      return true;
    });
    if (isSwitchedOff)
      this.logger.warn({ hookId, roomId }, 'a webhook that nobody answers well was switched off');
  }

  private async forget(): Promise<void> {
    try {
      await this.deliveries.forget(new Date(Date.now() - KEEP_MS), KEEP_OF_EACH);
    } catch (error) {
      this.logger.warn({ err: error }, 'old deliveries of webhooks stay for now');
    }
  }
}
