import { Injectable } from '@nestjs/common';
import type { ClientEvent, ErrorCode, RateLimit } from '@parley/contracts';
import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from './metrics.js';
import { Tallies } from './tallies.js';

export type EventResult = ErrorCode | 'ok';

/** In seconds: most answers take a few milliseconds; a client gives up after ten seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What is measured of sockets: one observation for each connection, event and batch, none for each delivery. Labels are
 * names of the contract, so their number is bounded; what a client calls an event and is none counts as `unknown`.
 */
@Injectable()
export class SocketMeters {
  private connections = 0;
  /** The most at once since it was last asked. */
  private highest = 0;

  private readonly open: Gauge;
  private readonly opened: Counter;
  private readonly refusedConnections: Counter<'code'>;
  private readonly events: Counter<'event' | 'result'>;
  private readonly ack: Histogram<'event'>;
  private readonly slow: Counter<'done'>;
  private readonly delivery: Histogram;

  constructor(
    private readonly metrics: Metrics,
    private readonly tallies: Tallies,
  ) {
    const registers = [metrics.registry];
    this.open = new Gauge({
      name: 'parley_connections',
      help: 'Sockets that are connected to this instance',
      registers,
    });
    this.opened = new Counter({
      name: 'parley_connections_total',
      help: 'Sockets that were let in',
      registers,
    });
    this.refusedConnections = new Counter({
      name: 'parley_connections_refused_total',
      help: 'Sockets that were not let in, by why',
      labelNames: ['code'],
      registers,
    });
    this.events = new Counter({
      name: 'parley_socket_events_total',
      help: 'Events that came in on sockets, by name and by how they were answered',
      labelNames: ['event', 'result'],
      registers,
    });
    this.ack = new Histogram({
      name: 'parley_socket_ack_seconds',
      help: 'Time from the arrival of a socket event to its answer',
      labelNames: ['event'],
      buckets: SECONDS,
      registers,
    });
    this.slow = new Counter({
      name: 'parley_slow_clients_total',
      help: 'Clients that did not read fast enough: spared what they can do without, or cut off',
      labelNames: ['done'],
      registers,
    });
    this.delivery = new Histogram({
      name: 'parley_message_delivery_seconds',
      help:
        'Time from when the database dates a new message to when this instance passes it on to its sockets; ' +
        'as exact as the clocks of both agree',
      buckets: SECONDS,
      registers,
    });
  }

  /** Now, and the most at once since this was asked last. */
  takeConnections(): { now: number; highest: number } {
    const { connections, highest } = this;
    this.highest = connections;
    return { now: connections, highest };
  }

  connected(userId: string): void {
    this.connections += 1;
    this.highest = Math.max(this.highest, this.connections);
    this.open.set(this.connections);
    this.opened.inc();
    this.tallies.add('connections', userId);
  }

  disconnected(): void {
    this.connections -= 1;
    this.open.set(this.connections);
  }

  connectionRefused(code: ErrorCode, limit: RateLimit | undefined): void {
    this.refusedConnections.inc({ code });
    this.tallies.add(`errors.${code}`);
    if (limit) this.hit(limit);
  }

  /** An event came in. What it gives is to be called with its answer, once. */
  began(
    event: ClientEvent | 'unknown',
    userId: string,
  ): (result: EventResult, limit: RateLimit | undefined) => void {
    const at = performance.now();
    return (result, limit) => {
      const ms = performance.now() - at;
      this.events.inc({ event, result });
      this.ack.observe({ event }, ms / 1_000);
      this.tallies.took('events', ms);
      if (event !== 'unknown') this.tallies.add(`events.${event}`, userId);
      if (result !== 'ok') this.tallies.add(`errors.${result}`, userId);
      if (limit) this.hit(limit, userId);
    };
  }

  hit(limit: RateLimit, userId?: string): void {
    this.metrics.limited(limit, userId);
  }

  fellBehind(done: 'spared' | 'cut'): void {
    this.slow.inc({ done });
  }

  /** A new message is handed to the sockets here. */
  delivered(createdAt: string): void {
    this.delivery.observe(Math.max(0, Date.now() - Date.parse(createdAt)) / 1_000);
  }
}
