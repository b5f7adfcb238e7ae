import { ALL_EMOJI } from '../../emoji/emoji-book';

export interface Shortcode {
  readonly emoji: string;
  /** The first one is the one that is shown. */
  readonly names: readonly string[];
}

/** Emoji by the names that people type between colons. Loaded only when somebody begins to type one. */
export const SHORTCODES: readonly Shortcode[] = ALL_EMOJI;
