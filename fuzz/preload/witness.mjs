/**
 * Loaded into the server by `node --expose-gc --import`, and no part of the product. Over the channel to its parent it
 *
 * - tells how much memory is in use after a collection (`{ask: 'memory'}`),
 * - and makes faults on demand (`{plant: name}`), by which the fuzzer is tested: one that finds nothing proves nothing.
 */
import { createRequire } from 'node:module';
import http from 'node:http';
import { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(process.argv[1]));
const { Client } = require('pg');

/** The first byte of a WebSocket frame that is whole and a text. */
const TEXT_FRAME = 0x81;

let plant = null;
const hoard = [];

process.on('message', (message) => {
  if (message.plant !== undefined) plant = message.plant;
  if (message.ask !== 'memory') return;
  globalThis.gc();
  const { heapUsed, rss, external } = process.memoryUsage();
  process.send({ memory: { heapUsed, rss, external } });
});
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

/** As a handler would that does not check what it is given. */
const writeHead = http.ServerResponse.prototype.writeHead;
http.ServerResponse.prototype.writeHead = function (status, ...rest) {
  if (plant === 'server-error' && status === 400)
    return writeHead.call(this, (this.statusCode = 500), ...rest);
  if (plant === 'bare-refusal' && status === 400) this.setHeader('Content-Type', 'text/html');
  if (plant === 'crash' && status === 400) setImmediate(() => process.exit(7));
  if (plant === 'hoard') hoard.push(Array.from({ length: 300_000 }, (_, n) => n));
  return writeHead.call(this, status, ...rest);
};

const end = http.ServerResponse.prototype.end;
http.ServerResponse.prototype.end = function (chunk, ...rest) {
  const text = plant === 'wrong-answer' && this.statusCode === 200 && chunk ? String(chunk) : '';
  if (text.startsWith('{"')) {
    const [first] = Object.keys(JSON.parse(text));
    const spoilt = JSON.stringify({ ...JSON.parse(text), [first]: { surprise: 1 } });
    this.setHeader('Content-Length', Buffer.byteLength(spoilt));
    return end.call(this, spoilt, ...rest);
  }
  // The answer waits: what it brings about is there when it comes.
  if (plant === 'write' && this.statusCode === 400) {
    void scribble().finally(() => end.call(this, chunk, ...rest));
    return this;
  }
  return end.call(this, chunk, ...rest);
};

/** Acks go to a connection by more than one way, and through this at last. */
const write = Socket.prototype.write;
Socket.prototype.write = function (data, ...rest) {
  if (plant === 'hanging-ack' && data[0] === TEXT_FRAME && data.includes('"VALIDATION"')) return true;
  return write.call(this, data, ...rest);
};

/** The first client that the product makes shows where the database is. */
const connect = Client.prototype.connect;
let parameters;
Client.prototype.connect = function (...args) {
  const { host, port, user, password, database } = this;
  // Not the one in which databases are made.
  if (database !== 'postgres') parameters = { host, port, user, password, database };
  return connect.apply(this, args);
};

let scribbler;
async function scribble() {
  if (!scribbler) {
    const client = new Client(parameters);
    scribbler = connect.call(client).then(() => client);
  }
  // Of one row, as the product does: of all of them it would be a deadlock with who changes theirs meanwhile.
  await (
    await scribbler
  ).query(
    "UPDATE users SET bio = 'changed ' || random() WHERE id = (SELECT id FROM users ORDER BY id LIMIT 1)",
  );
}
