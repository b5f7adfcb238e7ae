/** What the reader may do with a message that is stored. */
export interface Abilities {
  readonly edit: boolean;
  readonly delete: boolean;
  readonly pin: boolean;
}

const ABILITIES = {
  own: withPins({ edit: true, delete: true }),
  moderated: withPins({ edit: false, delete: true }),
  others: withPins({ edit: false, delete: false }),
};

/** The same object for the same answer, so that a message is not drawn again for it. */
export function abilitiesFor(whose: keyof typeof ABILITIES, pins: boolean): Abilities {
  return ABILITIES[whose][pins ? 'pins' : 'noPins'];
}

function withPins(abilities: Omit<Abilities, 'pin'>): Record<'pins' | 'noPins', Abilities> {
  return { pins: { ...abilities, pin: true }, noPins: { ...abilities, pin: false } };
}
