/**
 * A Redis that is frozen, or behind a line that was cut, answers nothing and refuses nothing. Whoever cannot wait for
 * it gives it so long.
 *
 * @throws when there is no answer by then; what was asked may still be done later.
 */
export async function answeredWithin<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis gave no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
