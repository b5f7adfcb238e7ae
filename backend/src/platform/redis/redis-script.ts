import { createHash } from 'node:crypto';
import type { RedisClient } from './redis-clients.js';

/** What Redis says of a digest that it does not know: it was started anew, or its scripts were flushed. */
const UNKNOWN = 'NOSCRIPT';

/** A script that runs inside Redis. What is sent is its digest: the text only to a Redis that does not know it yet. */
export class RedisScript {
  private readonly digest: string;

  constructor(private readonly text: string) {
    this.digest = createHash('sha1').update(text).digest('hex');
  }

  async run(client: RedisClient, keys: string[], args: string[]): Promise<unknown> {
    try {
      return await client.evalSha(this.digest, { keys, arguments: args });
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith(UNKNOWN))) throw error;
      // Nothing was done yet: a script that is not known is not begun.
      return client.eval(this.text, { keys, arguments: args });
    }
  }
}
