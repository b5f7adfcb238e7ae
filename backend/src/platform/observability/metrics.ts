import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { RateLimit } from '@parley/contracts';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ChatError } from '../errors/index.js';
import type { AuthenticatedRequest } from '../http/current-actor.js';
import { REFUSED } from '../http/refused.js';
import { Tallies } from './tallies.js';

/** REST and GraphQL; neither files of the page nor what machines ask all the time. */
const COUNTED = /^\/(api\/|graphql\/?$)/;

/** What this instance tells Prometheus. Features register further metrics here. */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'parley_http_request_duration_seconds',
    help: 'Time from the arrival of a REST request to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  private readonly hits = new Counter({
    name: 'parley_rate_limit_hits_total',
    help: 'What was refused for coming too often, by limit',
    labelNames: ['limit'],
    registers: [this.registry],
  });

  constructor(private readonly tallies: Tallies) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Something that is read when Prometheus asks. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }

  /** An Express middleware. Routes are counted by their pattern: a path with ids in it would be a metric for each id. */
  readonly measure = (request: Request, response: Response, next: NextFunction): void => {
    const stop = this.requests.startTimer({ method: request.method });
    const at = performance.now();
    response.once('finish', () => {
      this.countRefusal(request, response);
      if (COUNTED.test(request.path)) this.tallies.took('requests', performance.now() - at);
      const route = request.route as { path?: unknown } | undefined;
      stop({ route: typeof route?.path === 'string' ? route.path : 'none', status: response.statusCode });
    });
    next();
  };

  private countRefusal(request: Request, response: Response): void {
    const refused = response.locals[REFUSED] as unknown;
    if (!(refused instanceof ChatError)) return;
    const userId = (request as Partial<AuthenticatedRequest>).user?.userId;
    this.tallies.add(`errors.${refused.code}`, userId);
    if (refused.limit) this.limited(refused.limit, userId);
  }

  /** Somebody came too often. */
  limited(limit: RateLimit, userId?: string): void {
    this.hits.inc({ limit });
    this.tallies.add(`limits.${limit}`, userId);
  }

  onApplicationShutdown(): void {
    this.registry.clear();
  }
}
