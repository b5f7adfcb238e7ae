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

const KEPT = 8;

/** The reactions that somebody used last on this device. */
export const recentEmoji = {
  list(): string[] {
    const known = new Set(COMMON_EMOJI.map(([emoji]) => emoji));
    return (deviceMemory.read('emoji') ?? '').split(' ').filter((emoji) => known.has(emoji));
  },

  used(emoji: string): void {
    const others = recentEmoji.list().filter((other) => other !== emoji);
    deviceMemory.write('emoji', [emoji, ...others].slice(0, KEPT).join(' '));
  },
};
