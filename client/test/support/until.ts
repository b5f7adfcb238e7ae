const LONGEST_MS = 5_000;
const LOOK_MS = 5;

/** Waits for something that real sockets bring about, as long as it takes and no longer than a test may. */
export async function until<T>(
  look: () => T,
  what = 'it',
): Promise<NonNullable<T> & (T extends false ? never : T)> {
  const end = Date.now() + LONGEST_MS;
  for (;;) {
    const found = look();
    if (found) return found as NonNullable<T> & (T extends false ? never : T);
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
