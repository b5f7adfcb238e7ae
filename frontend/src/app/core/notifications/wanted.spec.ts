import type { MyRoom, NotifyLevel } from '@parley/contracts';
import { aMessage, aRoom, aUser } from '../../testing/samples';
import { type Hearer, isWanted } from './wanted';

const hearer = (over: Partial<Hearer> = {}): Hearer => ({
  myId: 'me',
  settings: {},
  choice: 'online',
  ...over,
});
const chosen = (notify: NotifyLevel, over: Partial<MyRoom> = {}): MyRoom =>
  aRoom('r', { ...over, me: { ...aRoom('r').me, notify, notifyChosen: true } });
const room = aRoom('r');
const direct = aRoom('d', { kind: 'direct', name: null, peer: aUser('ann') });
const plain = aMessage(2);
const mention = aMessage(2, { mentions: ['me'] });
const forAll = aMessage(2, { mentionsAll: true });

it.each([
  ['what is merely said', plain, room, hearer(), false],
  ['a mention', mention, room, hearer(), true],
  ['a call of everybody', forAll, room, hearer(), true],
  ['a direct message', plain, direct, hearer(), true],
  ['anything, where the account wants it', plain, room, hearer({ settings: { notify: 'all' } }), true],
  [
    'a mention, where the account wants nothing',
    mention,
    room,
    hearer({ settings: { notify: 'none' } }),
    false,
  ],
  ['a direct message, then', plain, direct, hearer({ settings: { notify: 'none' } }), false],
  ['anything, where the room is set so', plain, chosen('all'), hearer(), true],
  [
    'anything there, whatever the account says',
    plain,
    chosen('all'),
    hearer({ settings: { notify: 'none' } }),
    true,
  ],
  ['a mention in a muted room', mention, chosen('none'), hearer(), false],
  [
    'what is said where only mentions count',
    plain,
    chosen('mentions'),
    hearer({ settings: { notify: 'all' } }),
    false,
  ],
  ['a mention while nobody may disturb', mention, room, hearer({ choice: 'dnd' }), false],
  ['one’s own', aMessage(2, { authorId: 'me' }), direct, hearer(), false],
  ['what is read already', aMessage(1, { mentions: ['me'] }), room, hearer(), false],
  ['what was deleted', aMessage(2, { body: null, mentions: ['me'] }), room, hearer(), false],
  ['what the room tells', aMessage(2, { kind: 'system' }), direct, hearer(), false],
])('%s', (_, message, where, who, wanted) => {
  expect(isWanted(message, where, who)).toBe(wanted);
});
