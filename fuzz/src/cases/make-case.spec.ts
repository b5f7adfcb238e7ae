import { describe, expect, test } from '@jest/globals';
import contracts from '@parley/contracts/schemas.json' with { type: 'json' };
import type { ClientEvent } from '@parley/contracts';
import { EVENTS } from '../input/events.js';
import { nearly } from '../input/nearly.js';
import { Random } from '../random.js';
import { Scene } from '../world/scene.js';
import { describeCase, type EventCase } from './case.js';
import { makeCase, type Subject } from './make-case.js';
import { shrink } from './shrink.js';

const id = '01a1fdf0-8d0c-74e8-83fd-b404ec1824ac';
const scene = new Scene({
  self: { id, username: 'ada', token: 'token' },
  rooms: [id],
  users: [id],
  messages: [id],
});
const subject: Subject = {
  schemas: JSON.parse(JSON.stringify(contracts.definitions)) as Subject['schemas'],
  operations: [
    {
      id: 'send',
      method: 'POST',
      path: '/api/v1/rooms/{id}/messages',
      parameters: [],
      body: { $ref: '#/components/schemas/SendMessageBody' },
      form: undefined,
      answers: {},
    },
  ],
};
const made = (seed: number, number: number) => makeCase(seed, number, subject, scene);

/** New ids are new each time. */
const shape = (text: string): string =>
  text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>').replaceAll(/T[\d:.]+Z/g, '');

describe('cases', () => {
  test('are the same for the same seed and number, and others for others', () => {
    for (let number = 0; number < 300; number += 1) {
      expect(shape(describeCase(made(5, number)))).toBe(shape(describeCase(made(5, number))));
    }
    const some = (seed: number) => Array.from({ length: 30 }, (_, n) => shape(describeCase(made(seed, n))));
    expect(some(5)).not.toEqual(some(6));
  });

  test('are of every kind, and every event is among them', () => {
    const all = Array.from({ length: 6_000 }, (_, number) => made(1, number));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set(['rest', 'graphql', 'live', 'event', 'frames', 'wire', 'flood']),
    );
    const events = new Set(
      all.filter((one): one is EventCase => one.kind === 'event').map(({ event }) => event),
    );
    const missing = (Object.keys(EVENTS) as ClientEvent[]).filter((event) => !events.has(event));
    expect(missing).toEqual([]);
    expect(contracts.definitions.ClientEvent.enum.filter((event) => !(event in EVENTS))).toEqual([]);
  });
});

test('what is nearly valid has own fields of names that every object has', () => {
  const random = new Random('nearly');
  const names = new Set<string>();
  for (let n = 0; n < 3_000; n += 1) {
    const value = nearly({ id, body: 'hello' }, random);
    if (typeof value === 'object' && value) for (const name of Object.keys(value)) names.add(name);
  }
  for (const name of ['__proto__', 'constructor', 'toString']) expect(names).toContain(name);
});

test('a finding is made small', async () => {
  const one: EventCase = {
    kind: 'event',
    number: 1,
    event: 'x',
    frames: ['421["x",{"a":[1,2,{"bad":true,"c":"hello"}],"b":"long text"}]'],
    ack: 1,
  };
  const small = await shrink(one, (simpler) => Promise.resolve(String(simpler.frames[0]).includes('"bad"')));
  expect(small.frames).toEqual(['421[{"a":[{"bad":true}]}]']);
});
