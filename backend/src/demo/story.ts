import type { MemberRole, RoomKind } from '@parley/contracts';
import type { ExampleUsername } from '../users/index.js';

/**
 * Who and what a new Parley can be tried with: four people of a bicycle workshop, their rooms and what they said.
 * It shows what there is: Markdown, replies, reactions, mentions, something pinned, edited, deleted and unread.
 */

export type Name = ExampleUsername;

export const ADMINISTRATOR: Name = 'alice';

export interface Person {
  readonly username: Name;
  readonly displayName: string;
  readonly bio: string;
}

export interface Line {
  readonly by: Name;
  /** Minutes before the first start. */
  readonly ago: number;
  /** `null` when it was deleted since. */
  readonly text: string | null;
  /** By which others refer to it. */
  readonly key?: string;
  readonly replyTo?: string;
  readonly reactions?: readonly (readonly [emoji: string, ...by: Name[]])[];
  /** What it said first, when it was edited since. */
  readonly before?: string;
  readonly pinnedBy?: Name;
}

export interface RoomStory {
  readonly kind: RoomKind;
  /** `null` for direct rooms. */
  readonly name: string | null;
  readonly topic: string | null;
  /** Minutes before the first start. */
  readonly made: number;
  /** The first made it; the others joined in this order. */
  readonly members: readonly (readonly [Name, MemberRole])[];
  readonly lines: readonly Line[];
  /** How many of the newest messages somebody has not read; 0 where nothing is said. */
  readonly unread?: Readonly<Partial<Record<Name, number>>>;
}

const HOUR = 60;
const DAY = 24 * HOUR;

export const PASSWORD = 'password';

export const PEOPLE: readonly Person[] = [
  { username: 'alice', displayName: 'Alice Lindqvist', bio: 'Runs the workshop. Coffee first.' },
  { username: 'bob', displayName: 'Bob Okafor', bio: 'Wheels, mostly.' },
  { username: 'carol', displayName: 'Carol Mendes', bio: 'Front desk and the newsletter' },
  { username: 'dave', displayName: 'Dave Tran', bio: 'Frames, paint, bad jokes' },
];

export const ROOMS: readonly RoomStory[] = [
  {
    kind: 'public',
    name: 'general',
    topic: 'What concerns all of us',
    made: 6 * DAY,
    members: [
      ['alice', 'owner'],
      ['bob', 'moderator'],
      ['carol', 'member'],
      ['dave', 'member'],
    ],
    lines: [
      {
        by: 'alice',
        ago: 6 * DAY - 12,
        text: 'Welcome, everybody! This is the room for whatever concerns all of us.',
      },
      { by: 'bob', ago: 6 * DAY - 20, text: 'Finally. My phone thanks you for ending the group text.' },
      { by: 'carol', ago: 6 * DAY - 22, text: 'Seconded 😄', reactions: [['🎉', 'alice', 'dave']] },
      {
        by: 'alice',
        ago: 3 * DAY + 2 * HOUR,
        key: 'hours',
        text:
          'Opening hours from Monday on:\n\n- **Mon–Fri** 8:30 to 18:00\n- **Sat** 10:00 to 14:00\n- Sun closed\n\n' +
          'Carol puts them on the door.',
        pinnedBy: 'alice',
        reactions: [['👍', 'bob', 'carol', 'dave']],
      },
      { by: 'dave', ago: 3 * DAY + 2 * HOUR - 6, replyTo: 'hours', text: 'No Sundays! I owe you a cake.' },
      { by: 'carol', ago: 3 * DAY + HOUR, text: 'Door and website are done.' },
      {
        by: 'bob',
        ago: 2 * DAY + 2 * HOUR,
        key: 'order',
        text: 'I am ordering spokes this afternoon. Does anybody need anything from the same place?',
      },
      {
        by: 'dave',
        ago: 2 * DAY + 2 * HOUR - 3,
        replyTo: 'order',
        text: 'Two tins of primer, please. The grey one.',
      },
      {
        by: 'carol',
        ago: 2 * DAY + 2 * HOUR - 8,
        replyTo: 'order',
        text: 'Receipt rolls! We are on the last one.',
      },
      {
        by: 'bob',
        ago: 2 * DAY + HOUR,
        text: 'Ordered: spokes, primer ×2, receipt rolls ×10. Should be here on Thursday.',
        before: 'Ordered: spokes, primer ×2, receipt rolls ×10. Should be here on Wednesday.',
        reactions: [['🙏', 'carol', 'dave']],
      },
      { by: 'dave', ago: DAY + 3 * HOUR, text: null },
      {
        by: 'alice',
        ago: DAY + 2 * HOUR,
        key: 'saturday',
        text: 'The repair café asks whether we come on Saturday in two weeks. It was fun last time. Who is in?',
      },
      { by: 'carol', ago: DAY + 2 * HOUR - 4, text: 'Me!', reactions: [['💪', 'alice']] },
      { by: 'bob', ago: DAY + 2 * HOUR - 9, text: 'In, if somebody takes the *tandem* this time.' },
      {
        by: 'dave',
        ago: 2 * HOUR,
        replyTo: 'saturday',
        text: '> Who is in?\n\nAll four of us then. I take the tandem, @bob – you carry the stand.',
        reactions: [['😂', 'alice', 'bob', 'carol']],
      },
      { by: 'alice', ago: HOUR + 50, text: 'Told them. We have the table by the window.' },
      { by: 'carol', ago: 50, text: 'The parcel is here, a day early. @bob, it is under the counter.' },
      { by: 'bob', ago: 42, text: 'Thank you! Coming down.' },
    ],
    unread: { dave: 2 },
  },
  {
    kind: 'public',
    name: 'random',
    topic: 'Everything else',
    made: 6 * DAY - 30,
    members: [
      ['bob', 'owner'],
      ['alice', 'member'],
      ['carol', 'member'],
      ['dave', 'member'],
    ],
    lines: [
      { by: 'dave', ago: 5 * DAY, text: 'Why did the bicycle fall over?' },
      { by: 'bob', ago: 5 * DAY - 2, text: 'Do not.' },
      {
        by: 'dave',
        ago: 5 * DAY - 3,
        text: 'It was two-tired.',
        reactions: [
          ['🙄', 'bob', 'carol'],
          ['😂', 'alice'],
        ],
      },
      {
        by: 'carol',
        ago: 2 * DAY + 3 * HOUR,
        text: 'The little heron is back at the canal, just behind the bridge. Worth the detour on the way home.',
        reactions: [['❤️', 'alice', 'dave']],
      },
      {
        by: 'bob',
        ago: DAY + HOUR,
        key: 'gear',
        text:
          'Somebody asked how I work out gear ratios. Development in metres:\n\n' +
          '```js\nconst development = (teeth, cog, wheel) => (teeth / cog) * wheel * Math.PI;\n\n' +
          'development(50, 11, 0.622); // 8.88\n```\n\nThe rest is knees.',
      },
      { by: 'alice', ago: DAY + HOUR - 5, replyTo: 'gear', text: '“The rest is knees” goes on a shirt.' },
      { by: 'carol', ago: HOUR + 20, text: 'Cake in the kitchen. First come, first served 🍰' },
      { by: 'dave', ago: HOUR + 18, text: 'On my way.' },
      { by: 'bob', ago: HOUR + 16, text: 'Dave, leave some.' },
    ],
    unread: { alice: 3 },
  },
  {
    kind: 'private',
    name: 'spring-ride',
    topic: 'Planning the ride in April. Not a word to the customers yet',
    made: 4 * DAY,
    members: [
      ['alice', 'owner'],
      ['carol', 'moderator'],
      ['bob', 'member'],
    ],
    lines: [
      {
        by: 'alice',
        ago: 4 * DAY - 5,
        text: 'Plan so far:\n\n1. Start at the workshop, 9:00\n2. Along the river to the old mill, 31 km\n3. Lunch there\n4. Back by train, for those who want to',
        pinnedBy: 'carol',
      },
      {
        by: 'carol',
        ago: 4 * DAY - 9,
        text: 'I asked the mill: up to 40 people are fine, and they have **soup**.',
      },
      {
        by: 'bob',
        ago: 3 * DAY + 20,
        text: 'I rode it yesterday. The bridge at km 12 is closed until March, so we are lucky.',
      },
      {
        by: 'carol',
        ago: DAY + 2 * HOUR,
        text: 'Draft of the invitation is in my notes. @alice, could you have a look before Friday?',
      },
    ],
    unread: { alice: 1 },
  },
  {
    kind: 'direct',
    name: null,
    topic: null,
    made: 5 * DAY,
    members: [
      ['bob', 'member'],
      ['alice', 'member'],
    ],
    lines: [
      {
        by: 'bob',
        ago: 5 * DAY - 1,
        text: 'Could I leave at four on Thursday? School play. I am told there is a dragon.',
      },
      { by: 'alice', ago: 5 * DAY - 10, text: 'Of course! Pictures of the dragon, please.' },
      {
        by: 'bob',
        ago: 2 * DAY + 30,
        text: 'The dragon was magnificent. It had *bicycle bells*.',
        reactions: [['🐉', 'alice']],
      },
      {
        by: 'bob',
        ago: 35,
        text: 'By the way: the wheel for Mrs. Sato is true again. She can come any time.',
      },
    ],
    unread: { alice: 1 },
  },
  {
    kind: 'direct',
    name: null,
    topic: null,
    made: 3 * DAY,
    members: [
      ['alice', 'member'],
      ['dave', 'member'],
    ],
    lines: [
      {
        by: 'alice',
        ago: 3 * DAY - 2,
        text: 'The green you mixed for the cargo bike: do we have the numbers written down?',
      },
      { by: 'dave', ago: 3 * DAY - 15, text: 'RAL `6021`, and a spoonful of `1013`. It is on the lid, too.' },
      { by: 'alice', ago: 3 * DAY - 16, text: 'A spoonful. Perfect.', reactions: [['😄', 'dave']] },
    ],
  },
];
