import { type PipeTransform } from '@nestjs/common';
import { LIMITS } from '@parley/contracts';
import { ValidateBy } from 'class-validator';
import { invalid } from '../../platform/validation/index.js';

const ONE_EMOJI = /^\p{RGI_Emoji}$/v;
const MESSAGE = 'emoji must be one emoji';

/** One emoji as people see one: with skin tone, flag or joined family counted as one. */
export function isEmoji(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LIMITS.emojiMaxLength && ONE_EMOJI.test(value);
}

export const IsEmoji = (): PropertyDecorator =>
  ValidateBy({ name: 'isEmoji', validator: { validate: isEmoji, defaultMessage: () => MESSAGE } });

/** For an emoji in a path. */
export class EmojiPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (isEmoji(value)) return value;
    throw invalid([{ path: 'emoji', message: MESSAGE }]);
  }
}
