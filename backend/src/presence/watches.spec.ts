import { expect, test } from '@jest/globals';
import type { Presence } from '@parley/contracts';
import { Watches } from './watches.js';

const online = (userId: string): Presence => ({ userId, status: 'online', lastSeenAt: null });

test('each watcher hears of those whom it watches, all at once', () => {
  const watches = new Watches();
  watches.set('one', ['alice', 'bob']);
  watches.set('two', ['bob']);
  const audience = watches.audienceOf([online('alice'), online('bob'), online('carol')]);
  expect([...audience]).toEqual([
    ['one', [online('alice'), online('bob')]],
    ['two', [online('bob')]],
  ]);
});

test('a watch replaces the one before; nobody is watched for nobody', () => {
  const watches = new Watches();
  watches.set('one', ['alice']);
  watches.set('one', ['bob', 'bob']);
  expect([...watches.watched()]).toEqual(['bob']);
  watches.delete('one');
  watches.delete('one');
  expect([...watches.watched()]).toEqual([]);
  expect(watches.of('one')).toEqual([]);
});
