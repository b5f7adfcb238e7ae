import type { HeartbeatBody, Page, Presence } from '@parley/contracts';
import { presenceHeartbeat, presenceListOnline } from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';

/** For clients without a socket. */
export class PresenceApi {
  constructor(private readonly rest: Client) {}

  online(): Promise<Page<Presence>> {
    return presenceListOnline({ client: this.rest });
  }

  heartbeat(body: HeartbeatBody = {}): Promise<void> {
    return presenceHeartbeat({ client: this.rest, body });
  }
}
