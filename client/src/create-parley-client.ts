import type { ClientOptions } from './client-options.js';
import type { ParleyClient } from './parley-client.js';

/** Makes a client. Nothing happens before `start()`. */
export function createParleyClient(_options: ClientOptions = {}): ParleyClient {
  throw new Error('The client is not put together yet.');
}
