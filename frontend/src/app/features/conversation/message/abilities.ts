import type { MessageRights } from '../../../core/access/allowed-acts';

/** What the reader may do with a message that is stored. */
export interface Abilities {
  /** React and answer. */
  readonly speak: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly pin: boolean;
}

const made = new Map<string, Abilities>();

/** The same object for the same answer, so that a message is not drawn again for it. */
export function abilitiesFor(own: boolean, { speaks, moderates, pins }: MessageRights): Abilities {
  const abilities = { speak: speaks, edit: own && speaks, delete: own || moderates, pin: pins };
  const key = Object.values(abilities).join();
  const known = made.get(key);
  if (!known) made.set(key, abilities);
  return known ?? abilities;
}
