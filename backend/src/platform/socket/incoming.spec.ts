import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { Incoming } from './incoming.js';

function hearing() {
  const heard: string[] = [];
  const incoming = new Incoming((work) => {
    heard.push('(');
    work();
    heard.push(')');
  });
  const note = (message: Buffer): unknown => heard.push(message.toString());
  const [broadcast, request] = [incoming.broadcasts(note), incoming.requests(note)];
  const channel = Buffer.from('a channel');
  return {
    heard: () => heard.join(''),
    broadcast: (text: string) => broadcast(Buffer.from(text), channel),
    request: (text: string) => request(Buffer.from(text), channel),
  };
}

test('what comes in one go is handed on in one go, in its order', async () => {
  const { heard, broadcast } = hearing();
  for (const text of ['a', 'b', 'c']) broadcast(text);
  expect(heard()).toBe('');
  await turn();
  expect(heard()).toBe('(abc)');
  broadcast('d');
  await turn();
  expect(heard()).toBe('(abc)(d)');
});

test('a request waits for the broadcasts before it, and those behind it for the request', async () => {
  const { heard, broadcast, request } = hearing();
  for (const tell of [broadcast, request, broadcast, broadcast, request, request]) tell('x');
  await turn();
  expect(heard().replaceAll('()', '')).toBe('(x)x(xx)xx');
});

test('before anybody else has a turn', async () => {
  const { heard, broadcast } = hearing();
  const others = turn().then(() => heard());
  broadcast('a');
  expect(await others).toBe('(a)');
});
