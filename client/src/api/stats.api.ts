import type { Id, Stats, StatsSeries, UserStats } from '@parley/contracts';
import type { Http } from './http.js';
import { segment } from './path.js';

/** What the server counts, over all instances; some 10 seconds behind. For administrators. */
export class StatsApi {
  constructor(private readonly http: Http) {}

  now(): Promise<Stats> {
    return this.http.call({ method: 'GET', path: '/stats' });
  }

  /** Of the last 30 days. */
  user(userId: Id): Promise<UserStats> {
    return this.http.call({ method: 'GET', path: `/stats/users/${segment(userId)}` });
  }

  /** The last `hours`, 1–168, the present one among them. */
  hourly(hours?: number): Promise<StatsSeries> {
    return this.http.call({ method: 'GET', path: '/stats/hourly', query: { hours } });
  }

  /** The last `days`, 1–30, the present one among them. */
  daily(days?: number): Promise<StatsSeries> {
    return this.http.call({ method: 'GET', path: '/stats/daily', query: { days } });
  }
}
