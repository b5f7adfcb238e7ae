import { deviceMemory } from '../../../core/device/device-memory';

/** What comes behind a hand or a face; nothing for the yellow one. */
export const SKIN_TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'] as const;
export type SkinTone = (typeof SKIN_TONES)[number];

export const TONE_NAMES: Readonly<Record<SkinTone, string>> = {
  '': 'Default',
  '🏻': 'Light',
  '🏼': 'Medium light',
  '🏽': 'Medium',
  '🏾': 'Medium dark',
  '🏿': 'Dark',
};

const ONE_EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v');
const COLOURED = /(\p{Emoji_Modifier_Base})\ufe0f?/gu;

/** The emoji in this tone; as it is where it has none. */
export function inTone(emoji: string, tone: SkinTone): string {
  if (tone === '') return emoji;
  const coloured = emoji.replace(COLOURED, `$1${tone}`);
  return coloured !== emoji && ONE_EMOJI.test(coloured) ? coloured : emoji;
}

/** The tone that somebody chose on this device. */
export const skinTone = {
  get(): SkinTone {
    const kept = deviceMemory.read('skin-tone') ?? '';
    return SKIN_TONES.find((tone) => tone === kept) ?? '';
  },

  choose(tone: SkinTone): void {
    deviceMemory.write('skin-tone', tone);
  },
};
