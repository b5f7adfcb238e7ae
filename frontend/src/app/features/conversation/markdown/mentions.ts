import type { MarkdownIt } from 'markdown-it';

/** Who is really mentioned, by username in lower case; `true` for the person who reads. `all` stands for everybody. */
export type Mentioned = ReadonlyMap<string, boolean>;

/** As the server reads them: what no word and no address runs into. */
const NAME = /@([a-z0-9._-]{3,32})(?![a-z0-9])/iy;
const RUNS_INTO = /[\p{L}\p{N}_.@-]/u;
const LAST_DOT = /[._-]$/;

/**
 * Makes `@username` a mention where the message really mentions that person. What merely looks like one stays text:
 * an address, a handle from elsewhere, somebody who is not in the room.
 */
export function markMentions(parser: MarkdownIt): void {
  parser.inline.ruler.before('emphasis', 'mention', (state, silent) => {
    if (state.src[state.pos] !== '@' || RUNS_INTO.test(state.src[state.pos - 1] ?? '')) return false;
    const mentioned = (state.env as { mentioned?: Mentioned }).mentioned;
    if (!mentioned?.size) return false;
    NAME.lastIndex = state.pos;
    let name = NAME.exec(state.src)?.[1] ?? '';
    // A username may end in a full stop, but more often a sentence does.
    while (!mentioned.has(name.toLowerCase()) && LAST_DOT.test(name)) name = name.slice(0, -1);
    const mine = mentioned.get(name.toLowerCase());
    if (mine === undefined) return false;
    if (!silent) {
      const open = state.push('mention_open', 'span', 1);
      open.attrSet('class', mine ? 'mention mention--me' : 'mention');
      state.push('text', '', 0).content = `@${name}`;
      state.push('mention_close', 'span', -1);
    }
    state.pos += name.length + 1;
    return true;
  });
}
