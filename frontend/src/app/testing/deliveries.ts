import fc from 'fast-check';

/** Something that happened, in the order in which it did, and about whom: events of one subject never overtake each other. */
export interface Fact<F> {
  readonly fact: F;
  /** `null` is about everything: nothing overtakes it. */
  readonly subject: string | null;
}

/**
 * What a client may tell of facts: of one subject in their order, of several in any, and each of them once or more in a
 * row.
 */
export function deliveriesOf<F>(facts: readonly Fact<F>[]): fc.Arbitrary<F[]> {
  return fc.infiniteStream(fc.nat({ max: 1_000 })).map((dice) => {
    const roll = (sides: number): number => (dice.next().value ?? 0) % sides;
    const told: F[] = [];
    let waiting = new Map<string, F[]>();
    const tell = (fact: F): void => {
      for (let times = roll(4) === 0 ? 2 : 1; times > 0; times -= 1) told.push(fact);
    };
    const tellAllWaiting = (): void => {
      while (waiting.size > 0) {
        const subjects = [...waiting.keys()];
        const subject = subjects[roll(subjects.length)]!;
        const [next, ...rest] = waiting.get(subject)!;
        if (rest.length > 0) waiting.set(subject, rest);
        else waiting.delete(subject);
        tell(next!);
      }
      waiting = new Map();
    };
    for (const { fact, subject } of facts) {
      if (subject === null) {
        tellAllWaiting();
        tell(fact);
      } else {
        waiting.set(subject, [...(waiting.get(subject) ?? []), fact]);
      }
    }
    tellAllWaiting();
    return told;
  });
}

/** Facts, where somebody stopped listening, and how those since are told. */
export function absences<F>(
  facts: fc.Arbitrary<F>,
  subjectOf: (fact: F) => string | null,
): fc.Arbitrary<{ before: F[]; all: F[]; told: F[] }> {
  return fc.tuple(fc.array(facts, { maxLength: 24 }), fc.nat({ max: 24 })).chain(([all, left]) => {
    const before = all.slice(0, left);
    const since = all.slice(left).map((fact) => ({ fact, subject: subjectOf(fact) }));
    return deliveriesOf(since).map((told) => ({ before, all, told }));
  });
}
