import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

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

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** An Express middleware. Routes are counted by their pattern: a path with ids in it would be a metric for each id. */
  readonly measure = (request: Request, response: Response, next: NextFunction): void => {
    const stop = this.requests.startTimer({ method: request.method });
    response.once('finish', () => {
      const route = request.route as { path?: unknown } | undefined;
      stop({ route: typeof route?.path === 'string' ? route.path : 'none', status: response.statusCode });
    });
    next();
  };

  onApplicationShutdown(): void {
    this.registry.clear();
  }
}
