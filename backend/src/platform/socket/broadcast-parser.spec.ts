import { expect, test } from '@jest/globals';
import { BroadcastParser } from './broadcast-parser.js';

const PACKET = { type: 2, data: ['message:changed', { body: 'Grüße 👋', replyTo: null }], nsp: '/' };
const OPTIONS = { rooms: ['room:1'], except: [], flags: {} };

test('what one instance writes another one reads', () => {
  const [here, there] = [new BroadcastParser(), new BroadcastParser()];
  const text = here.encode(['here', PACKET, OPTIONS]);
  expect(there.decode(Buffer.from(text))).toEqual(['here', PACKET, OPTIONS]);
  there.encode(['there', PACKET, OPTIONS]);
  expect(there.decode(Buffer.from(text))).toEqual(['here', PACKET, OPTIONS]);
});

test('of what comes back from Redis only the sender is read', () => {
  const parser = new BroadcastParser();
  const text = parser.encode(['here', PACKET, OPTIONS]);
  expect(parser.decode(Buffer.from(text))).toEqual(['here']);
  const longerName = new BroadcastParser().encode(['here2', PACKET, OPTIONS]);
  expect(parser.decode(Buffer.from(longerName))).toEqual(['here2', PACKET, OPTIONS]);
});

test('requests between adapters go through unchanged', () => {
  const parser = new BroadcastParser();
  const request = { uid: 'here', requestId: 'x', type: 7 };
  expect(parser.decode(Buffer.from(parser.encode(request)))).toEqual(request);
});

test('what somebody else put there is nothing', () => {
  expect(new BroadcastParser().decode(Buffer.from([0x93, 0x01, 0xff]))).toEqual([]);
  expect(new BroadcastParser().decode(Buffer.from(''))).toEqual([]);
});
