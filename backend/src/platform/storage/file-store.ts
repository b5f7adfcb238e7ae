import type { Readable } from 'node:stream';

/** Bytes from `start` to `end`, both among them. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where files are kept. What holds for every adapter (`test/storage` has it as one suite):
 *
 * 1. A key is one of `newFileKey`: nothing that a person wrote is ever part of a path or an address.
 * 2. `put` resolves when the whole content is durable under its key; when it rejects, nothing can be read there.
 * 3. What is under a key never changes. Keys are not used again.
 * 4. A store that is away or full is `UNAVAILABLE`, in words for people.
 */
export abstract class FileStore {
  /** Keeps what is in this local file, which stays. @throws ChatError UNAVAILABLE */
  abstract put(key: string, localPath: string): Promise<void>;
  /** `null` where there is nothing under the key. @throws ChatError UNAVAILABLE */
  abstract read(key: string, range?: ByteRange): Promise<Readable | null>;
  /** What is not there is no error. @throws ChatError UNAVAILABLE */
  abstract delete(key: string): Promise<void>;
}
