const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C may arrive twice: from the terminal, and passed on by whoever started this process. */
const ONE_WISH_MS = 500;

/**
 * The first signal is left to the application, which ends in its own time; who sends another one does not want to wait
 * for that. Nothing is lost by it that an acked message would be part of: those are in the database.
 */
export function endAtOnceOnSecondSignal(): void {
  let first: number | undefined;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      first ??= Date.now();
      if (Date.now() - first < ONE_WISH_MS) return;
      process.stderr.write('Ended at once, by a second signal.\n');
      process.exit(1);
    });
  }
}
