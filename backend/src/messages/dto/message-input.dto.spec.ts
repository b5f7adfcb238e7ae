import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { strictValidation } from '../../platform/validation/index.js';
import { SendMessageDto } from './message-input.dto.js';

const [id, roomId] = [uuidv7(), uuidv7()];
const sound = { id, roomId, body: 'hello' };

const INPUTS: object[] = [
  sound,
  { ...sound, body: ' a\u0301 🎉 ' },
  { ...sound, body: 'x'.repeat(5_000) },
  { ...sound, body: '' },
  { ...sound, body: ' \n ' },
  { ...sound, body: 'no \0' },
  { ...sound, body: 'half \ud83c' },
  { ...sound, body: 7 },
  { ...sound, body: null },
  { ...sound, body: { length: 1 } },
  { ...sound, id: id.toUpperCase() },
  { ...sound, roomId: [roomId] },
  { ...sound, replyTo: id },
  { ...sound, attachmentIds: [] },
  { ...sound, more: 1 },
  { ...sound, constructor: 1 },
  JSON.parse(`{"id":"${id}","roomId":"${roomId}","body":"b","__proto__":{"more":1}}`) as object,
  { id, body: 'hello' },
  {},
];

test.each(INPUTS)('a message that is taken quickly is one that is taken at all: %j', async (input) => {
  const metadata = { type: 'body', metatype: SendMessageDto } as const;
  const usual = await (strictValidation().transform(input, metadata) as Promise<unknown>).catch(() => null);
  const quick = SendMessageDto.quick(input);
  if (quick) expect(quick).toEqual(usual);
  expect(quick === undefined || quick instanceof SendMessageDto).toBe(true);
});

test('a plain text is taken quickly', () => {
  expect(SendMessageDto.quick(sound)).toEqual(sound);
});
