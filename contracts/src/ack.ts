import type { WireError } from './errors.js';

/** What every client event but `typing` is answered with. No event leaves its sender waiting. */
export type Ack<T> = { ok: true; data: T } | { ok: false; error: WireError };

export type AckCallback<T> = (answer: Ack<T>) => void;
