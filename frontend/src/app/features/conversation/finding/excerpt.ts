import type { TextRange } from '@parley/contracts';

export interface Excerpt {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/** UTF-16 code units that are shown of a message. */
const MOST = 480;
/** Of those, before the first place that is highlighted. */
const BEFORE = 120;

/** What of a message is shown in a list: all of a short one, of a long one the part where the first highlight is. */
export function excerptOf(body: string, ranges: readonly TextRange[]): Excerpt {
  if (body.length <= MOST) return { text: body, ranges };
  const first = ranges[0]?.from ?? 0;
  const from = first + BEFORE <= MOST ? 0 : breakBefore(body, first - BEFORE);
  const to = from + MOST >= body.length ? body.length : breakBefore(body, from + MOST);
  const [head, tail] = [from > 0 ? '… ' : '', to < body.length ? ' …' : ''];
  return {
    text: head + body.slice(from, to) + tail,
    ranges: ranges
      .filter((range) => range.from >= from && range.to <= to)
      .map((range) => ({ from: range.from - from + head.length, to: range.to - from + head.length })),
  };
}

/** Between words, where there is a gap nearby; never within a letter. */
function breakBefore(text: string, at: number): number {
  const gap = text.slice(Math.max(0, at - 40), at).search(/\s\S*$/);
  if (gap >= 0) return Math.max(0, at - 40) + gap + 1;
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
