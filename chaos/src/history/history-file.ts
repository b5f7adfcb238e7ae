import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { HistoryEvent } from './events.js';

/** A history as a file: one event a line, in JSON. */
export function saveHistory(path: string, events: readonly HistoryEvent[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
}

/** Reads back what `saveHistory` wrote. Throws, naming the line, where it is something else. */
export function loadHistory(path: string): HistoryEvent[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, index) => (line === '' ? [] : [parse(line, path, index + 1)]));
}

function parse(line: string, path: string, number: number): HistoryEvent {
  try {
    return JSON.parse(line) as HistoryEvent;
  } catch {
    throw new Error(`${path}:${number} is no event of a history. Was the file cut short?`);
  }
}
