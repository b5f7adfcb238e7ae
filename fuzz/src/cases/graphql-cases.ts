import { absurdName, absurdValue } from '../input/absurd.js';
import { type Kind, type Operation, validOperation } from '../input/graphql.js';
import { nearly } from '../input/nearly.js';
import { ValidValues } from '../input/schema.js';
import { absurdText } from '../input/texts.js';
import type { Random } from '../random.js';
import type { Scene } from '../world/scene.js';
import type { GraphqlCase } from './case.js';
import type { Subject } from './make-case.js';

type Twist = (operation: Operation, random: Random) => unknown;

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');

const TWISTS: readonly Twist[] = [
  ({ query, variables }, random) => ({ query, variables: nearly(variables, random) }),
  ({ query, variables }, random) => ({ query, variables: nearly(variables, random) }),
  (operation, random) => nearly(operation, random),
  (operation, random) => ({ ...operation, [absurdName(random)]: absurdValue(random, 1) }),
  (operation, random) => ({ ...operation, operationName: absurdValue(random, 1) }),
  (operation) => [operation, operation],
  (_, random) => absurdValue(random),
  // The text itself: cut, something in it, values in place of variables, types that are others.
  ({ query, variables }, random) => ({
    query: query.slice(0, random.between(0, query.length - 1)) + absurdText(random).slice(0, 2_000),
    variables,
  }),
  ({ query, variables }, random) => {
    const at = random.between(0, query.length);
    return { query: query.slice(0, at) + absurdText(random).slice(0, 200) + query.slice(at), variables };
  },
  ({ query }, random) => {
    const value = random.pick(['1', '"x"', 'null', 'true', '[[[]]]', '{a: {b: 1}}', '1e999', '"""', 'NONE']);
    return { query: query.replaceAll(/ \(.*?\) (?=\{)/g, ' ').replaceAll(/\$\w+/g, value) };
  },
  ({ query, variables }, random) => ({
    query: query.replaceAll(/: \[?\w+!?\]?!?(?=[,)])/g, `: ${random.pick(['Int', '[Id!]!', 'Me', 'None'])}`),
    variables,
  }),
  // Much of it.
  (_, random) => {
    const depth = random.pick([5, 20, 200, 2_000]);
    return {
      query: `{ rooms { items ${'{ members { items '.repeat(depth)}{ id }${' } }'.repeat(depth)} } }`,
    };
  },
  (_, random) => ({
    query: `{ ${times(random.pick([2, 29, 31, 500, 5_000]), (at) => `a${at}: me { id }`)} }`,
  }),
  (_, random) => ({ query: `{ me { ${times(random.pick([10, 900, 3_000]), () => 'id')} } }` }),
  (_, random) => ({
    query: `{ me { id } } # ${'x'.repeat(random.pick([1_000, 99_000, 101_000, 1_100_000]))}`,
  }),
  (_, random) => ({ query: `{ me ${times(random.pick([3, 400]), () => '@include(if: true)')} { id } }` }),
  (_, random) => ({
    query: `{ me { ...f0 } } ${times(random.pick([3, 60]), (at) => `fragment f${at} on Me { ...f${at + 1} ...f${at + 1} }`)}`,
  }),
  () => ({ query: '{ me { ...f } } fragment f on Me { id ...f }' }),
  () => ({ query: 'query a { me { id } } query b { me { id } }' }),
  () => ({ query: '{ __schema { types { fields { type { ofType { name } } } } } }' }),
  () => ({ query: 'subscription { meChanged { id } }' }),
];

/** An operation: right, with one thing wrong, or of an absurd size. */
export function someOperation(
  { schemas }: Subject,
  scene: Scene,
  random: Random,
  kind?: Kind,
): { sent: unknown; isRight: boolean } {
  const operation = validOperation(new ValidValues(schemas, scene, random), random, kind);
  const isRight = random.chance(0.4);
  return { sent: isRight ? operation : random.pick(TWISTS)(operation, random), isRight };
}

/** An operation for `POST /graphql`. */
export function graphqlCase(number: number, subject: Subject, scene: Scene, random: Random): GraphqlCase {
  const { sent } = someOperation(subject, scene, random);
  const asSelf = random.chance(0.95);
  return {
    kind: 'graphql',
    number,
    operation: null,
    method: 'POST',
    path: '/graphql',
    headers: {
      'content-type': 'application/json',
      ...(asSelf && { authorization: `Bearer ${scene.self.token}` }),
    },
    body: Buffer.from(JSON.stringify(sent)),
    asSelf,
  };
}
