/** One thing that a message has to have: a word, a phrase, an author. */
export interface Part {
  /** As `tsquery`. */
  readonly text: string;
  /** What the index finds for it, where that is more: it knows which words a message has, not in which order. */
  readonly gathered?: string;
  /** Whether it finds what begins with it: then the index has to gather all that do before it looks at anything else. */
  readonly isOpen: boolean;
}

/** Fetching a message by the index and seeing that it does not fit costs as much as so many that are only gathered. */
const FETCHED_TO_GATHERED = 60;

export const tsqueryOfAll = (parts: readonly Part[]): string => parts.map(({ text }) => text).join(' & ');

/** All that the index finds for them, as it is asked. */
export const gatheredOfAll = (parts: readonly Part[]): string =>
  parts.map(({ text, gathered }) => gathered ?? text).join(' & ');

/** Whether that is more than what fits. */
export const gathersMore = (parts: readonly Part[]): boolean =>
  parts.some(({ gathered }) => gathered !== undefined);

/**
 * Those that the index is asked for; the others are compared with what it finds. `the*` is in most messages: where
 * something rare is looked for with it, gathering those takes longer than seeing which of the few have it.
 *
 * @param fitting how many of the messages that were looked at have each part
 * @param sampled how many those were
 */
export function indexedParts(
  parts: readonly Part[],
  fitting: readonly number[],
  sampled: number,
): readonly Part[] {
  const rates = new Map(
    parts.map((part, index) => [part, ((fitting[index] ?? 0) + 0.5) / (sampled + 1)] as const),
  );
  const rateOf = (part: Part): number => rates.get(part) ?? 1;
  const [rarest, ...others] = [...parts].sort((one, other) => rateOf(one) - rateOf(other));
  if (!rarest) return parts;
  const asked = [rarest];
  let together = rateOf(rarest);
  for (const part of others) {
    if (part.isOpen && rateOf(part) > together * FETCHED_TO_GATHERED) continue;
    asked.push(part);
    together *= rateOf(part);
  }
  return asked;
}
