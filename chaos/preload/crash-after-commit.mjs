/**
 * Loaded into an instance by `node --import`, and no part of the product: on SIGUSR2 the instance waits for the next
 * transaction that stores messages, and kills itself with SIGKILL the moment that PostgreSQL has confirmed the COMMIT,
 * before anybody is told: not the sender, not the other instances.
 *
 * `pg` is one CommonJS module for everybody, so what is put on its Client here is what the product calls.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(process.argv[1]));
const { Client } = require('pg');

const STORES_MESSAGES = /\binsert\s+into\s+"?messages"?\b/i;
const COMMIT = /^\s*commit\b/i;

let armed = false;
process.on('SIGUSR2', () => {
  armed = true;
});

/** Connections with an open transaction that stored messages. */
const storing = new WeakSet();
const query = Client.prototype.query;

Client.prototype.query = function (...args) {
  const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
  if (STORES_MESSAGES.test(text)) storing.add(this);
  if (!COMMIT.test(text)) return query.apply(this, args);

  const isAwaited = armed && storing.has(this);
  storing.delete(this);
  if (!isAwaited) return query.apply(this, args);

  const die = () => process.kill(process.pid, 'SIGKILL');
  const last = args.length - 1;
  if (typeof args[last] === 'function') {
    args[last] = die;
    return query.apply(this, args);
  }
  return query.apply(this, args).then(die);
};

// Whoever started this instance is gone: nobody is left to stop it.
process.on('disconnect', () => process.exit(1));
// Listening must not keep an instance alive that wants to stop.
process.channel?.unref();
