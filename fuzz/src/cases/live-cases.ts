import { absurdValue } from '../input/absurd.js';
import { nearly } from '../input/nearly.js';
import { absurdText } from '../input/texts.js';
import type { Random } from '../random.js';
import type { Scene } from '../world/scene.js';
import type { LiveCase } from './case.js';
import { someOperation } from './graphql-cases.js';
import type { Subject } from './make-case.js';

type Said = Omit<LiveCase, 'kind' | 'number'>;

const subscribe = (id: unknown, payload: unknown): string =>
  JSON.stringify({ id, type: 'subscribe', payload });
const QUERY = { query: '{ me { id } }' };
const SUBSCRIPTION = { query: 'subscription { roomsChanged { __typename } }' };

const BROKEN = [
  '',
  'x',
  'null',
  '1',
  '"ping"',
  '[]',
  '{}',
  '{"type":null}',
  '{"type":"__proto__"}',
  '{"type":"constructor"}',
  '{"type":"nothing"}',
  '{"type":"connection_init"}',
  '{"type":"connection_init","payload":{"authorization":1}}',
  '{"type":"connection_init","payload":{"authorization":"Bearer "}}',
  '{"type":"connection_init","payload":[]}',
  '{"type":"connection_ack"}',
  '{"type":"ping"}',
  '{"type":"ping","payload":1}',
  '{"type":"ping","payload":{"a":[[[]]]}}',
  '{"type":"pong"}',
  '{"type":"pong","payload":"x"}',
  '{"type":"subscribe"}',
  '{"type":"subscribe","id":"a"}',
  '{"type":"subscribe","id":"a","payload":null}',
  '{"type":"subscribe","id":"a","payload":{}}',
  '{"type":"subscribe","id":"a","payload":{"query":1}}',
  '{"type":"subscribe","id":"a","payload":{"query":"{"}}',
  subscribe('', QUERY),
  subscribe(1, QUERY),
  subscribe({}, QUERY),
  subscribe('__proto__', QUERY),
  subscribe('constructor', SUBSCRIPTION),
  subscribe('toString', QUERY),
  subscribe('x'.repeat(100_000), QUERY),
  '{"type":"next","id":"a","payload":{"data":{}}}',
  '{"type":"error","id":"a","payload":[]}',
  '{"type":"complete"}',
  '{"type":"complete","id":"nothing"}',
  '{"type":"complete","id":"__proto__"}',
  '{"type":"start","id":"1","payload":{"query":"{ me { id } }"}}',
  `${'['.repeat(50_000)}`,
  `{"type":"ping","payload":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
];
const MANY = [60, 500, 3_000];

/** Operations, messages that are none, and far too much of either. */
export function liveCase(number: number, subject: Subject, scene: Scene, random: Random): LiveCase {
  const how = random.weighted({ operations: 12, broken: 8, before: 2, many: 0.5 });
  const said = {
    operations: () => operations(subject, scene, random),
    broken: () => ({ signedIn: random.chance(0.7), frames: broken(random), awaited: [] }),
    before: () => ({ ...operations(subject, scene, random), signedIn: false, awaited: [] }),
    many: () => many(random),
  }[how]();
  return { kind: 'live', number, ...said };
}

/** Some at once, of which some are ended before they are answered. */
function operations(subject: Subject, scene: Scene, random: Random): Said {
  const frames: string[] = [];
  const awaited: string[] = [];
  for (let n = 0; n < random.between(1, 4); n += 1) {
    const id = `op${n}`;
    const kind = random.pick(['query', 'mutation', 'subscription', 'subscription'] as const);
    const { sent, isRight } = someOperation(subject, scene, random, kind);
    frames.push(subscribe(id, sent));
    if (random.chance(0.2)) frames.push(JSON.stringify({ id, type: 'complete' }));
    // Whatever else it is, it may go on for ever.
    else if (isRight && kind !== 'subscription') awaited.push(id);
  }
  return { signedIn: true, frames, awaited };
}

function broken(random: Random): (string | Buffer)[] {
  return Array.from({ length: random.between(1, 3) }, () => {
    const kind = random.weighted({ known: 12, nearly: 5, cut: 3, noise: 2, binary: 2, large: 0.3 });
    const whole = subscribe('a', QUERY);
    switch (kind) {
      case 'known':
        return random.pick(BROKEN);
      case 'nearly':
        return JSON.stringify(nearly({ id: 'a', type: 'subscribe', payload: QUERY }, random)) ?? 'null';
      case 'cut':
        return (
          whole.slice(0, random.between(0, whole.length - 1)) +
          absurdText(random).slice(0, 500).toWellFormed()
        );
      case 'noise':
        return JSON.stringify(absurdValue(random)) ?? 'undefined';
      case 'binary':
        return Buffer.from(Array.from({ length: random.between(0, 50) }, () => random.between(0, 255)));
      case 'large':
        return subscribe('a', {
          query: `{ me { id } } # ${'x'.repeat(random.pick([990_000, 1_100_000, 2_000_000]))}`,
        });
    }
  });
}

/** More than anybody may have at once; the same again and again; begun and ended without a pause. */
function many(random: Random): Said {
  const count = random.pick(MANY);
  const idOf = random.pick<(n: number) => string>([(n) => `s${n}`, () => 'same', (n) => `s${n % 40}`]);
  const isEnded = random.chance(0.4);
  const frames = Array.from({ length: count }, (_, n) => [
    subscribe(idOf(n), random.chance(0.9) ? SUBSCRIPTION : QUERY),
    ...(isEnded ? [JSON.stringify({ id: idOf(n), type: 'complete' })] : []),
  ]);
  return { signedIn: true, frames: frames.flat(), awaited: [] };
}
