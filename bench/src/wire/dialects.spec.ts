import { expect, test } from '@jest/globals';
import { bare, socketIo } from './dialects.js';

const read = (dialect: typeof socketIo, text: string) => {
  const data = Buffer.from(`before${text}`);
  return dialect.isMessage(data, 6) ? 'message' : dialect.read(data, 6, data.length);
};

test.each([
  ['0{"sid":"x"}', { is: 'opened' }],
  ['40{"sid":"x"}', { is: 'entered' }],
  ['44{"message":"no"}', { is: 'refused' }],
  ['2', { is: 'heartbeat' }],
  ['42["message:changed",{"id":"1"}]', 'message'],
  ['42["receipt:changed",{}]', { is: 'other' }],
  ['4317[{"ok":true}]', { is: 'answer', id: 17, at: 10 }],
])('Socket.IO: %s', (text, heard) => expect(read(socketIo, text)).toEqual(heard));

test.each([
  ['o', { is: 'opened' }],
  ['e', { is: 'entered' }],
  ['m{"id":"1"}', 'message'],
  ['a5[]', { is: 'answer', id: 5, at: 8 }],
])('bare: %s', (text, heard) => expect(read(bare, text)).toEqual(heard));

test('questions carry their number', () => {
  expect(socketIo.ask(3, 'sync', { rooms: [] })).toBe('423["sync",{"rooms":[]}]');
  expect(bare.ask(3, 'sync', {})).toBe('q3["sync",{}]');
});
