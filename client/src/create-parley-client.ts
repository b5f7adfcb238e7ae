import type { ClientOptions } from './client-options.js';
import { Client } from './client.js';
import { withDefaults } from './defaults.js';
import type { ParleyClient } from './surface/parley-client.js';

/** Makes a client. Nothing happens before `start()`. */
export function createParleyClient(options: ClientOptions = {}): ParleyClient {
  return new Client(withDefaults(options));
}
