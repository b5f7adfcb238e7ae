import DataLoader from 'dataloader';

/** How many questions go out as one. */
const MOST_AT_ONCE = 100;
/** Who came in the meantime waits no longer than this for the answer to those before. */
const PATIENCE_MS = 50;
/**
 * Where several were just asked for, as when everybody comes back at once, the next ones gather for so long: an answer of
 * a database close by is there before a second one has come to ask.
 */
const GATHER_MS = 15;

/**
 * One way to the database or Redis for what many ask at once, each for themselves: what is asked while others wait for
 * their answer goes out with the next ones, as in a group commit. Who comes alone, and not just after a crowd, waits for
 * the end of this turn of the event loop, and for nothing else. What must stay true:
 * - a question goes out after it was asked: nobody gets what was read before they asked;
 * - nothing is kept: whoever asks again gets what is true then;
 * - a question that is answered late holds up the others for `PATIENCE_MS` and no longer.
 *
 * @param ask gives the answers in the order of the questions, among which may be equal ones. Where it fails, all fail
 */
export function askedTogether<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  const line = new Line();
  const loader = new DataLoader<Question, Answer>(
    (questions) => line.during(questions.length, () => ask(questions)),
    {
      cache: false,
      maxBatchSize: MOST_AT_ONCE,
      batchScheduleFn: (go) => line.join(go),
    },
  );
  return (question) => loader.load(question);
}

/** Those who wait until the ones before them are back. */
class Line {
  private underWay = 0;
  private gathersUntil = 0;
  private readonly waiting = new Map<() => void, NodeJS.Timeout>();

  /** Until `go` is called, more may come along with it. */
  join(go: () => void): void {
    setImmediate(() => {
      const wait = this.underWay > 0 ? PATIENCE_MS : this.gathersUntil - performance.now();
      if (wait > 0) this.sendAfter(wait, go);
      else go();
    });
  }

  /** @param count for how many */
  async during<T>(count: number, work: () => Promise<T>): Promise<T> {
    this.underWay += 1;
    try {
      return await work();
    } finally {
      this.underWay -= 1;
      if (count > 1) this.gathersUntil = performance.now() + GATHER_MS;
      const [next] = this.waiting.keys();
      if (next && count > 1) this.sendAfter(GATHER_MS, next);
      else if (next) this.send(next);
    }
  }

  private sendAfter(milliseconds: number, go: () => void): void {
    clearTimeout(this.waiting.get(go));
    this.waiting.set(
      go,
      setTimeout(() => this.send(go), milliseconds),
    );
  }

  private send(go: () => void): void {
    clearTimeout(this.waiting.get(go));
    this.waiting.delete(go);
    go();
  }
}
