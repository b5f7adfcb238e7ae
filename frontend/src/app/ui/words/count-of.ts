const numbers = new Intl.NumberFormat();

/** `1 member`, `1,204 members`. */
export function countOf(count: number, thing: string, things = `${thing}s`): string {
  return `${numbers.format(count)} ${count === 1 ? thing : things}`;
}
