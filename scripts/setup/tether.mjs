/** Loaded into the server by serve.mjs: ends it, in order, when the process that started it is gone. */
import process from 'node:process';

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
