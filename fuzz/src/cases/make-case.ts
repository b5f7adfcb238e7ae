import type { ClientEvent } from '@parley/contracts';
import { absurdName, absurdValue } from '../input/absurd.js';
import { EVENTS } from '../input/events.js';
import { nearly } from '../input/nearly.js';
import type { Operation } from '../input/operations.js';
import { ValidValues, type Schemas } from '../input/schema.js';
import { absurdText } from '../input/texts.js';
import { Random } from '../random.js';
import type { Scene } from '../world/scene.js';
import type { Case, EventCase } from './case.js';
import { brokenFrames } from './frame-cases.js';
import { graphqlCase } from './graphql-cases.js';
import { liveCase } from './live-cases.js';
import { restCase } from './rest-cases.js';
import { brokenRequest } from './wire-cases.js';

export interface Subject {
  readonly operations: readonly Operation[];
  readonly schemas: Schemas;
}

const EVENT_NAMES = Object.keys(EVENTS) as ClientEvent[];
/** Names that mean something to Socket.IO, to Node's emitter or to objects. */
const STRANGE_EVENTS = [
  'error',
  'disconnect',
  'connect',
  'newListener',
  '__proto__',
  'constructor',
  'toString',
  '',
];

/** The case of this number. */
export function makeCase(seed: number, number: number, subject: Subject, scene: Scene): Case {
  const random = new Random(`${seed}/${number}`);
  const kind = random.weighted({
    rest: 50,
    graphql: 10,
    live: 5,
    event: 40,
    frames: 4,
    wire: 5,
    flood: 0.05,
  });
  switch (kind) {
    case 'rest':
      return restCase(number, subject, scene, random);
    case 'graphql':
      return graphqlCase(number, subject, scene, random);
    case 'live':
      return liveCase(number, subject, scene, random);
    case 'event':
      return eventCase(number, subject, scene, random);
    case 'frames':
      return { kind, number, signedIn: random.chance(0.7), frames: brokenFrames(random) };
    case 'wire':
      return { kind, number, bytes: brokenRequest(random, scene) };
    case 'flood': {
      const signedIn = random.chance(0.8);
      const frame = random.pick([
        '42["ping"]',
        '42["typing",{}]',
        '3',
        '42["no:such"]',
        '421["sync",{"rooms":[]}]',
      ]);
      return { kind, number, signedIn, frame, count: 10_000 };
    }
  }
}

function eventCase(number: number, { schemas }: Subject, scene: Scene, random: Random): EventCase {
  const name = random.pick(EVENT_NAMES);
  const valid = (): unknown[] => {
    const { payload } = EVENTS[name];
    return payload ? [new ValidValues(schemas, scene, random).of(payload, 'payload')] : [];
  };
  const how = random.weighted({ valid: 12, nearly: 16, absurd: 6, several: 1, binary: 2, unknown: 2 });
  const asks = random.chance(0.95);
  const text = (event: unknown, args: readonly unknown[]): EventCase => ({
    kind: 'event',
    number,
    event: String(event),
    frames: [`42${asks ? number : ''}${JSON.stringify([event, ...args])}`],
    ack: asks && (event !== 'typing' || how !== 'valid') ? number : null,
  });
  switch (how) {
    case 'valid':
      return text(name, valid());
    case 'nearly':
      return text(name, [nearly(valid()[0] ?? {}, random)]);
    case 'absurd':
      return text(name, [absurdValue(random)]);
    case 'several':
      return text(name, [...valid(), absurdValue(random), ...valid()]);
    case 'unknown':
      return text(random.chance(0.5) ? random.pick(STRANGE_EVENTS) : absurdName(random), valid());
    case 'binary':
      return binary(number, name, valid()[0], random);
  }
}

/** A binary part in place of the payload or of one of its fields. */
function binary(number: number, event: string, payload: unknown, random: Random): EventCase {
  const part = { _placeholder: true, num: 0 };
  const fields = Object.keys(payload ?? {});
  const spoilt = fields.length === 0 ? part : { ...(payload as object), [random.pick(fields)]: part };
  return {
    kind: 'event',
    number,
    event,
    frames: [`451-${number}${JSON.stringify([event, spoilt])}`, Buffer.from(absurdText(random))],
    ack: number,
  };
}
