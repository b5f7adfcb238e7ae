import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line says that is logged while something is done for a socket. */
export interface LogFacts {
  readonly socketId: string;
  readonly userId: string;
}

const facts = new AsyncLocalStorage<LogFacts>();

/** Whatever is logged by this work, through every layer and after every wait, says for which socket it was done. */
export function loggedFor<T>(whom: LogFacts, work: () => T): T {
  return facts.run(whom, work);
}

/** For the logger. HTTP requests have loggers of their own, which say the request's id. */
export function currentLogFacts(): object {
  return facts.getStore() ?? {};
}
