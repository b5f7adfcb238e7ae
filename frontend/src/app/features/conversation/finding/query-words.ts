/** The operators of a search, as the server reads them. */
export const OPERATORS = ['from', 'in', 'has', 'before', 'after'] as const;
export type Operator = (typeof OPERATORS)[number];

/** An operator with what is written of its value, and where in the query it stands. */
export interface OperatorWord {
  readonly operator: Operator;
  /** Without quotes, as far as it is written. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

const WORDS = /(?<![^\s])(?<name>[a-z]+):(?:"(?<quoted>[^"]*)"?|(?<value>[^\s"]*))/giu;

/** Every operator in a query. */
export function operatorsIn(query: string): OperatorWord[] {
  return [...query.matchAll(WORDS)].flatMap((match) => {
    const { name = '', quoted, value = '' } = match.groups ?? {};
    const operator = OPERATORS.find((one) => one === name.toLowerCase());
    if (!operator) return [];
    return [{ operator, value: quoted ?? value, from: match.index, to: match.index + match[0].length }];
  });
}

/** The operator whose value is being written: the caret is at its end, or in it. */
export const operatorAt = (query: string, caret: number): OperatorWord | null =>
  operatorsIn(query).find(({ operator, from, to }) => caret > from + operator.length && caret <= to) ?? null;

/** Whether a query can be asked as it is: nothing in it waits for its value. */
export const isWhole = (query: string): boolean =>
  query.trim() !== '' && operatorsIn(query).every(({ value }) => value.trim() !== '');

/** As one word of a query. */
export function operatorText(operator: Operator, value: string): string {
  return /[\s"]/.test(value) ? `${operator}:"${value.replaceAll('"', '')}"` : `${operator}:${value}`;
}

/** The query with another word in the place of one, and where the caret is then. */
export function withWord(
  query: string,
  { from, to }: Pick<OperatorWord, 'from' | 'to'>,
  word: string,
): { query: string; caret: number } {
  const rest = query.slice(to).replace(/^\s+/, '');
  const before = `${query.slice(0, from)}${word} `;
  return { query: before + rest, caret: before.length };
}
