import type { Dice } from './dice.js';
import { WORDS, type Part, type Said } from './threads.js';

export interface Talker {
  readonly id: string;
  readonly username: string;
}

/** One message of a conversation, before it has a place in its room. */
export interface Line {
  readonly author: Talker;
  readonly at: number;
  readonly text: string;
  /** It answers the line before it in its conversation. */
  readonly answers: Line | null;
  readonly mentions: readonly string[];
}

const PARTS: readonly Part[] = ['a', 'b', 'c', 'd'];
const SECOND_MS = 1_000;

/** Who says what when, from the moment at which it begins; milliseconds. */
export function converse(
  thread: readonly Said[],
  talkers: readonly Talker[],
  beginsAt: number,
  dice: Dice,
): Line[] {
  const words = new Map(Object.entries(WORDS).map(([kind, choice]) => [kind, dice.pick(choice)]));
  const cast = new Map(PARTS.map((part, index) => [part, talkers[index % talkers.length]]));
  const playing = (part: Part): Talker => {
    const talker = cast.get(part);
    if (!talker) throw new Error('nobody is there to talk');
    return talker;
  };
  const lines: Line[] = [];
  let at = beginsAt;
  for (const [part, said] of thread) {
    const called: string[] = [];
    const text = said
      .replace(/^> /, '')
      .replace(/\{(\w+)\}/g, (_, kind: string) => words.get(kind) ?? kind)
      .replace(/@([a-d])\b/g, (_, one: Part) => {
        const talker = playing(one);
        called.push(talker.id);
        return `@${talker.username}`;
      });
    lines.push({
      author: playing(part),
      at,
      text: text.charAt(0).toUpperCase() + text.slice(1),
      answers: said.startsWith('> ') ? (lines.at(-1) ?? null) : null,
      mentions: called,
    });
    // Mostly at once, sometimes after a while.
    at += dice.between(8, dice.chance(0.8) ? 240 : 2_400) * SECOND_MS;
  }
  return lines;
}
