import { Injectable } from '@nestjs/common';
import type { ErrorCode, RateLimit } from '@parley/contracts';
import { Metrics, Tallies } from '../platform/observability/index.js';

/** Counts what is refused in operations together with the refusals of REST and sockets: here they have no status to tell. */
@Injectable()
export class Refusals {
  constructor(
    private readonly metrics: Metrics,
    private readonly tallies: Tallies,
  ) {}

  /** @param userId of who asked, where that is known */
  count(code: ErrorCode, limit: RateLimit | undefined, userId: string | undefined): void {
    this.tallies.add(`errors.${code}`, userId);
    if (limit) this.metrics.limited(limit, userId);
  }
}
