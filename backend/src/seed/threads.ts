/**
 * Short conversations, told by parts: `a` begins, `b`, `c` and `d` join in. `{…}` is filled in with something of that
 * kind, the same one throughout a conversation; `@b` calls whoever has that part. `>` at the beginning answers the line
 * before it.
 */

export type Theme = 'chat' | 'repair' | 'rides' | 'plans' | 'orders' | 'electrics' | 'software';
export type Part = 'a' | 'b' | 'c' | 'd';
export type Said = readonly [Part, string];

export const WORDS: Readonly<Record<string, readonly string[]>> = {
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  place: [
    'the old mill',
    'the harbour',
    'the lighthouse',
    'the quarry',
    'the botanical garden',
    'the two lakes',
    'the border stone',
  ],
  bike: [
    'the red tandem',
    'Mrs. Sato’s Batavus',
    'the long cargo bike',
    'the blue trike',
    'that Peugeot from the cellar',
    'the school’s number 7',
    'my winter bike',
  ],
  part: [
    'bottom bracket',
    'rear hub',
    'derailleur',
    'headset',
    'freewheel',
    'brake lever',
    'seat post',
    'dynamo',
  ],
  tool: [
    'torque wrench',
    'chain whip',
    'truing stand',
    'cone spanner (15)',
    'bearing press',
    'crank puller',
    'big pump',
  ],
  food: ['cinnamon buns', 'lentil soup', 'apple cake', 'dumplings', 'a very large cheese', 'cardamom bread'],
  number: ['3', '4', '6', '8', '12', '15', '22', '40'],
  km: ['28', '41', '56', '63', '77', '104'],
  time: ['8:30', '9:00', '10:15', '14:00', '17:30', '18:45'],
  weather: [
    'rain until noon',
    'wind from the west',
    'sun, against all forecasts',
    'fog on the river',
    'the first frost',
  ],
};

export const THREADS: Readonly<Record<Theme, readonly (readonly Said[])[]>> = {
  chat: [
    [
      ['a', 'Good morning! {weather}, and {food} in the kitchen.'],
      ['b', '> On my way.'],
      ['c', 'Save me one, I am stuck at the bridge again.'],
      ['a', 'There were {number}. I promise nothing.'],
    ],
    [
      ['a', 'Somebody left a single glove on the counter. Left hand, grey, has seen things.'],
      ['b', 'Mine! I have been looking for it since {day}.'],
      ['a', '> It is in the box with the other {number}.'],
      ['c', 'We should knit.'],
    ],
    [
      ['a', 'Why did the {part} break up with the {tool}?'],
      ['b', 'Please do not.'],
      ['a', 'Too much pressure.'],
      ['c', '🙄'],
      ['d', 'I laughed. I am sorry, everybody.'],
    ],
    [
      ['a', 'The heron is back at {place}.'],
      ['b', 'The big one?'],
      ['a', '> The very big one. It looked at {bike} as if it wanted to buy it.'],
      ['c', 'Pictures, or it was a goose.'],
    ],
    [
      ['a', 'I am new here. Amira told me to say hello, so: hello!'],
      ['b', 'Welcome! What do you ride?'],
      ['a', '> {bike}, if it ever leaves the stand.'],
      ['c', 'Welcome, @a. Thursday is soup. That is all the onboarding there is.'],
    ],
    [
      ['a', 'Has anybody seen my keys? They hang on a small brass {part}.'],
      ['b', 'Did you look where you looked last time?'],
      ['a', '…'],
      ['a', 'Found. Thank you. We do not talk about this.'],
    ],
  ],
  repair: [
    [
      [
        'a',
        '{bike} is on stand {number}: the {part} is gone, and whoever was there before used the wrong grease.',
      ],
      ['b', 'Was it the green one?'],
      ['a', '> It was butter, I think.'],
      ['c', 'Let it soak over night, then the {tool}. Do not use force before {day}.'],
      ['a', '**Solved.** It moved by a quarter turn, and then all at once.'],
    ],
    [
      ['a', 'Does anybody know the tension for 32 spokes, 2 mm, on an old box rim?'],
      ['b', 'Drive side about `110 kgf`, the other side whatever that gives.'],
      ['c', '> I stay below 100 with box rims. They tell you when it is too much, but only once.'],
      ['a', '100 it is. Thank you both.'],
    ],
    [
      ['a', 'Customer says {bike} “makes a noise like a small bird”. I hear it too. Ideas?'],
      ['b', 'Pedal, seat post, {part}. In that order.'],
      ['c', 'Or a small bird.'],
      ['a', '> It was the {part}. The bird is fine.'],
    ],
    [
      [
        'a',
        'Checklist before anything leaves the stand, since it was asked again:\n\n1. brakes, both, *with* weight on it\n2. quick releases\n3. headset: rock it with the front brake on\n4. lights\n5. a round in the yard',
      ],
      ['b', 'Can we print that?'],
      ['a', '> It hangs beside the door since March.'],
      ['b', 'Then bigger.'],
    ],
    [
      ['a', '@b could you have a look at {bike}? The {part} wobbles and I do not trust my eyes.'],
      ['b', 'After {time}. Leave it on the stand.'],
      ['b', 'Looked. The axle is bent, not the {part}. I have one in the drawer.'],
      ['a', 'You are the best.'],
    ],
    [
      ['a', 'Who took the {tool}? The hook is empty and I have a thread half cut.'],
      ['b', 'Ahmed had it at {time}.'],
      ['c', '> Guilty. Coming up the stairs.'],
    ],
  ],
  rides: [
    [
      [
        'a',
        '{day}, {time}, from the workshop to {place}: {km} km, mostly flat, one hill that does not count. Who is in?',
      ],
      ['b', 'In!'],
      ['c', 'In, if we stop for coffee.'],
      ['d', '> We always stop for coffee. In.'],
      ['a', 'Forecast says {weather}. We go all the same.'],
      ['b', 'Back. {km} km and exactly one flat. Thank you, @a!'],
    ],
    [
      ['a', 'The path behind {place} is closed until {day}. They are laying pipes.'],
      ['b', 'Is there a way round?'],
      ['a', '> Over the bridge and along the allotments. {number} minutes more, but there are ducks.'],
    ],
    [
      [
        'a',
        'Track of yesterday, for those who asked:\n\n| part | km |\n| --- | --- |\n| to {place} | {km} |\n| lost in the woods | {number} |\n| home by train | 0 |',
      ],
      ['b', 'I like the second row best.'],
      ['c', 'That was not lost. That was scouting.'],
    ],
    [
      ['a', 'Night ride on {day}? Full moon, and I have lights for {number}.'],
      ['b', 'Yes. Yes. Yes.'],
      ['c', 'Children welcome?'],
      ['a', '> Very. We are back by ten.'],
    ],
  ],
  plans: [
    [
      ['a', 'Can we move the meeting to {day}, {time}? The room is taken.'],
      ['b', 'Works for me.'],
      ['c', '> For me too. I bring {food}.'],
      ['a', 'Moved. Agenda:\n\n- keys\n- the {tool} question\n- {place}'],
    ],
    [
      ['a', '@b did the office answer about {place}?'],
      ['b', 'They want to know how many we are. I said {number}0.'],
      ['a', '> Good. Say {number}0 and a band.'],
      ['c', 'Since when is there a band?'],
      ['a', 'Since Theo bought an accordion.'],
    ],
    [
      ['a', 'Volunteers for {day}: I have {number}, I need two more. Two hours, standing, with {food}.'],
      ['b', 'I can from {time} on.'],
      ['c', 'Me too, for the {food}.'],
      ['a', 'Full. You are wonderful.'],
    ],
    [
      ['a', 'Draft of the poster is up. Please be honest.'],
      ['b', 'I like the yellow.'],
      ['c', 'The date is wrong, it is {day}.'],
      ['a', '> Oh no. Fixed. How did {number} people not see that?'],
      ['d', 'The yellow is very good.'],
    ],
  ],
  orders: [
    [
      ['a', 'I am ordering on {day}. So far: {number} × {part}, chain oil, receipt rolls. What else?'],
      ['b', 'Two inner tubes 28", please. The thick ones.'],
      ['c', 'A new {tool}. Ours has been to war.'],
      ['a', 'Ordered. They say Thursday, so Monday.'],
      ['a', 'They have everything but the {tool}. That one takes longer.'],
    ],
    [
      ['a', 'Stocktaking: we own {number}2 {part}s. Nobody knows why.'],
      ['b', 'That was before my time.'],
      ['c', '> I know why. I shall take it to my grave.'],
    ],
    [
      ['a', '{tool}: out to @b until {day}.'],
      ['b', 'Back already, on its hook, cleaned.'],
      ['a', '🙏'],
    ],
  ],
  electrics: [
    [
      ['a', 'The lights of {bike} flicker above 20 km/h. Hub or cable?'],
      ['b', 'Measure at the hub with nothing attached. What do you get?'],
      ['a', '> 8.2 V~ when I spin it as fast as I dare.'],
      ['b', 'Then it is the cable. It is always the cable.'],
      ['a', 'It was the cable.'],
    ],
    [
      [
        'a',
        'For the record, because I look it up each time:\n\n```\nhub dynamo   6 V, 3 W, AC\nfront lamp   has the rectifier\nrear lamp    behind it, polarity matters\n```',
      ],
      ['b', 'Pinned in my heart.'],
      ['c', 'And @a: the frame is not a second cable.'],
    ],
    [
      ['a', 'Battery of {bike} says {number} % and then nothing. Cells or the board?'],
      ['b', 'Do not open it inside, please.'],
      ['c', '> Bring it on {day}, I have the box with sand.'],
      ['a', 'The board. Ordered one. Thank you, and thank you for the sand.'],
    ],
  ],
  software: [
    [
      [
        'a',
        'The form for lending writes the date the wrong way round in Firefox. Who knows about such things?',
      ],
      [
        'b',
        'Probably this:\n\n```ts\nconst due = new Date(form.due.value); // midnight in UTC\nshow(due.toLocaleDateString());\n```',
      ],
      ['a', '> And what does one do?'],
      ['b', 'Keep the text `2026-04-{number}` as it is until the very end.'],
      ['a', 'Works. I understand nothing, but it works.'],
    ],
    [
      ['a', 'Newsletter goes out on {day}. Anything that must be in it?'],
      ['b', 'The ride to {place}, {km} km.'],
      ['c', 'That we are closed on {day}.'],
      ['a', 'Sent to 41{number} people. Two came back, as always.'],
    ],
    [
      [
        'a',
        'I moved the page. Should anything look odd, tell me *what* you see and *where*, please, and not that it is odd.',
      ],
      ['b', 'The logo is odd.'],
      ['a', '> …'],
      ['c', 'On my phone the menu covers the opening hours. Photo follows.'],
      ['a', 'Thank you, that is how it is done. Mended.'],
    ],
  ],
};

export const DIRECT: readonly (readonly Said[])[] = [
  [
    ['a', 'Are you here today?'],
    ['b', 'From {time} on. Why?'],
    ['a', '> {bike}. I need four hands.'],
    ['b', 'Bringing two.'],
  ],
  [
    ['a', 'Thank you for yesterday. The {food} too.'],
    ['b', 'Any time. How is the knee?'],
    ['a', 'It will do {km} km. Ask me again after that.'],
  ],
  [
    ['a', 'Could you take my {day}? School play, I am told there is a dragon.'],
    ['b', 'Of course. Pictures of the dragon, please.'],
    ['a', 'The dragon was *magnificent*.'],
  ],
  [
    ['a', 'The {tool} you lent me: do you want it back, or shall we both forget about it?'],
    ['b', '> I forget nothing. {day}.'],
    ['a', 'It was worth a try.'],
  ],
  [
    ['a', 'Number of the code for the door: it is not `12{number}4` any more, is it?'],
    ['b', 'It is not. Ask Amira, I must not write it down.'],
  ],
];

export const EMOJI = ['👍', '❤️', '😂', '🎉', '🙏', '🚲', '☕', '💪', '😮', '🌧️'];
