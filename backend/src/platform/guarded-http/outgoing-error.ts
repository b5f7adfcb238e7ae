/**
 * - `address`: it is no address that may be called: not http(s), with a password in it, or inside a private network
 * - `unresolved`: there is no such host
 * - `unreachable`: nobody answers there, or not in HTTP, or the certificate is not theirs
 * - `timeout`: the answer did not come in time
 * - `redirects`: it leads on further than is followed
 */
export type OutgoingFailure = 'address' | 'unresolved' | 'unreachable' | 'timeout' | 'redirects';

/** A call to another server that had no answer. Its message may be shown to who asked for the call. */
export class OutgoingError extends Error {
  constructor(
    readonly reason: OutgoingFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'OutgoingError';
  }
}
