import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DomainEvents } from './domain-events.js';

class Said {
  constructor(readonly text: string) {}
}

beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(true));

const several = [new Said('one'), new Said('two'), new Said('three')];

test('several events are told one after the other, within what somebody makes of their coming together', () => {
  const events = new DomainEvents();
  const heard: string[] = [];
  events.on(Said, ({ text }) => heard.push(text));
  events.around((publish) => {
    heard.push('[');
    publish();
    heard.push(']');
  });
  events.publishAll(several);
  events.publish(new Said('alone'));
  expect(heard).toEqual(['[', 'one', 'two', 'three', ']', 'alone']);
});

test('nobody who fails at one of them harms the others, or who published them', () => {
  const events = new DomainEvents();
  const heard: string[] = [];
  events.on(Said, ({ text }) => {
    if (text === 'two') throw new Error('not this one');
  });
  events.on(Said, ({ text }) => heard.push(text));
  events.around((publish) => {
    publish();
    throw new Error('not in the end');
  });
  events.publishAll(several);
  expect(heard).toEqual(['one', 'two', 'three']);
});
