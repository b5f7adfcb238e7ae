const HUES = [12, 38, 62, 95, 140, 168, 200, 232, 268, 300, 335] as const;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The hue of somebody without a picture: always the same for the same id. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619);
  return HUES[(hash >>> 0) % HUES.length] ?? HUES[0];
}

/** The first characters of the first and the last word, as people count characters: an emoji is one. */
export function initialsOf(name: string, most: 1 | 2 = 2): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const chosen = most === 1 || words.length < 2 ? words.slice(0, 1) : [words[0] ?? '', words.at(-1) ?? ''];
  return chosen.map((word) => firstCharacter(word.replace(/^[#@("'[{]+(?=.)/u, ''))).join('');
}

function firstCharacter(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment.toLocaleUpperCase();
  return '';
}
