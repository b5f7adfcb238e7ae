import { describeCase, type Case } from './cases/case.js';

export interface Finding {
  /** The number of the case; `null` for what cannot be laid to one. */
  readonly number: number | null;
  readonly what: string;
  /** The input, as small as it could be made, or what was sent last. */
  readonly input: string;
  times: number;
}

/** What was found, each kind of thing once. */
export class Findings {
  private readonly bySign = new Map<string, Finding>();

  /** Whether this is the first of its kind. */
  isNew(what: string): boolean {
    const known = this.bySign.get(signOf(what));
    if (known) known.times += 1;
    return known === undefined;
  }

  add(what: string, one: Case | null, input = one ? describeCase(one) : ''): void {
    const number = one?.number ?? null;
    this.bySign.set(signOf(what), { number, what, input, times: 1 });
  }

  get all(): readonly Finding[] {
    return [...this.bySign.values()];
  }
}

/** What two findings of one kind have in common: not ids, numbers and what was quoted. */
export function signOf(what: string): string {
  return what
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
    .replaceAll(/"[^"]{0,2000}"/g, '<text>')
    .replaceAll(/\d+/g, '<n>')
    .slice(0, 160);
}
