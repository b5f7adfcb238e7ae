import type { ServerSettings, UpdateSettingsBody } from '@parley/contracts';
import type { Http } from './http.js';

/** What the administrators of the server have decided. */
export class SettingsApi {
  constructor(private readonly http: Http) {}

  /** For everybody, signed in or not. */
  get(): Promise<ServerSettings> {
    return this.http.anonymous({ method: 'GET', path: '/settings' });
  }

  /** For administrators; only what is named changes. */
  update(body: UpdateSettingsBody): Promise<ServerSettings> {
    return this.http.call({ method: 'PATCH', path: '/settings', body });
  }
}
