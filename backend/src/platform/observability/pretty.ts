import type { DestinationStream } from 'pino';
import { PinoPretty } from 'pino-pretty';

/** Log lines for people, written at once so that none is missing after a crash. */
export function pretty(): DestinationStream {
  return PinoPretty({
    colorize: process.stdout.isTTY,
    sync: true,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname,context',
    messageFormat: '{if context}[{context}] {end}{msg}',
  });
}
