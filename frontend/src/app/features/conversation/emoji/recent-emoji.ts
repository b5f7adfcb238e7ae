import { deviceMemory } from '../../../core/device/device-memory';

/** What people reach for most, with the names that screen readers say. */
export const COMMON_EMOJI: readonly (readonly [emoji: string, name: string])[] = [
  ['👍', 'thumbs up'],
  ['❤️', 'heart'],
  ['😂', 'tears of joy'],
  ['🎉', 'party popper'],
  ['🙏', 'folded hands'],
  ['👀', 'eyes'],
  ['✅', 'check mark'],
  ['🚀', 'rocket'],
  ['👎', 'thumbs down'],
  ['🔥', 'fire'],
  ['👏', 'clapping hands'],
  ['💯', 'hundred points'],
  ['🙌', 'raised hands'],
  ['💪', 'strong arm'],
  ['🤝', 'handshake'],
  ['👋', 'waving hand'],
  ['😀', 'grinning face'],
  ['😅', 'grinning with sweat'],
  ['😉', 'winking face'],
  ['😍', 'heart eyes'],
  ['🤔', 'thinking face'],
  ['😮', 'open mouth'],
  ['😢', 'crying face'],
  ['😡', 'angry face'],
  ['🥳', 'partying face'],
  ['😎', 'sunglasses'],
  ['🤯', 'exploding head'],
  ['🫡', 'salute'],
  ['☕', 'hot drink'],
  ['🐛', 'bug'],
  ['💡', 'light bulb'],
  ['⏳', 'hourglass'],
];

const KEPT = 24;
const ONE_EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v');

/** The emoji that somebody used last on this device, the latest first. */
export const recentEmoji = {
  list(): string[] {
    return (deviceMemory.read('emoji') ?? '').split(' ').filter((emoji) => ONE_EMOJI.test(emoji));
  },

  used(emoji: string): void {
    const others = recentEmoji.list().filter((other) => other !== emoji);
    deviceMemory.write('emoji', [emoji, ...others].slice(0, KEPT).join(' '));
  },
};
