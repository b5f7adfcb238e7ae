import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { RedisClients } from './redis-clients.js';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

type Handler = (payload: JsonValue) => void;

const CHANNEL = 'parley:bus';

interface Envelope {
  readonly from: string;
  readonly topic: string;
  readonly payload: JsonValue;
}

/**
 * Tells the other instances something that they would otherwise notice later: which cached facts to forget, mostly.
 *
 * Best effort: while Redis is away, and on a single instance, nothing is delivered. Whatever depends on it must be
 * bounded by time as well. The instance that publishes is not called itself.
 */
@Injectable()
export class ClusterBus implements OnModuleInit {
  private readonly logger = new Logger(ClusterBus.name);
  private readonly instance = randomUUID();
  private readonly handlers = new Map<string, Handler[]>();

  constructor(private readonly redis: RedisClients) {}

  onModuleInit(): void {
    // Not awaited: it is done as soon as Redis is there, and again whenever it comes back.
    this.redis.sub
      ?.subscribe(CHANNEL, (text) => this.receive(text))
      .catch((error: unknown) => {
        this.logger.error({ err: error }, 'no subscription to the cluster bus');
      });
  }

  publish(topic: string, payload: JsonValue): void {
    const envelope: Envelope = { from: this.instance, topic, payload };
    void this.redis.pub?.publish(CHANNEL, JSON.stringify(envelope));
  }

  subscribe(topic: string, handler: Handler): void {
    this.handlers.set(topic, [...(this.handlers.get(topic) ?? []), handler]);
  }

  private receive(text: string): void {
    try {
      const { from, topic, payload } = JSON.parse(text) as Envelope;
      if (from === this.instance) return;
      for (const handle of this.handlers.get(topic) ?? []) handle(payload);
    } catch (error) {
      this.logger.error({ err: error }, 'a message on the cluster bus could not be handled');
    }
  }
}
