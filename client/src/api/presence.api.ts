import type { HeartbeatBody, Page, Presence } from '@parley/contracts';
import type { Http } from './http.js';

/** For clients without a socket. */
export class PresenceApi {
  constructor(private readonly http: Http) {}

  online(): Promise<Page<Presence>> {
    return this.http.call({ method: 'GET', path: '/presence/online' });
  }

  heartbeat(body: HeartbeatBody = {}): Promise<void> {
    return this.http.call({ method: 'POST', path: '/presence/heartbeat', body });
  }
}
