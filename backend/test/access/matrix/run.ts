import { expect } from '@jest/globals';
import type { TestApp } from '../../support/index.js';
import { type Cell, type Outcome, policiesOf, type Row } from './grid.js';
import { each, type Instances } from './instances.js';
import { makeWorld, type World } from './world.js';

const AT_ONCE = 4;

/** Does what a cell is about, and answers `ok` or the code, or anything else that should not be. */
export type Ask = (app: TestApp, world: World, variant: string, cell: Cell) => Promise<string>;

interface Place {
  readonly variant: string;
  readonly cell: Cell;
}

interface Made {
  readonly name: string;
  readonly expected: Outcome;
  readonly got: string;
  readonly ids: readonly string[];
}

/** Every cell of a row, each in a world of its own: what is answered is what the table says, and a refusal changes nothing. */
export async function holds(instances: Instances, instance: 0 | 1, row: Row, ask: Ask): Promise<void> {
  const app = instances.apps[instance];
  const places = policiesOf(row).flatMap(([variant, { cells }]) => cells.map((cell) => ({ variant, cell })));
  const make = async ({ variant, cell }: Place): Promise<Made> => {
    const world = await makeWorld(instances.database, app, cell);
    const got = await ask(app, world, variant, cell);
    return { name: nameOf(cell, variant), expected: cell.outcome, got, ids: idsOf(world) };
  };
  const isRefused = ({ cell }: Place): boolean => cell.outcome !== 'ok';

  // First, so that whatever is changed meanwhile is changed by one of them.
  const start = await instances.changes.end();
  const refused = await each(places.filter(isRefused), AT_ONCE, make);
  expectAsTold(refused);
  const ids = refused.flatMap((made) => made.ids);
  for (const change of await instances.changes.since(start, ids)) {
    const by = refused.find((made) => made.ids.some((id) => change.row.includes(id)));
    throw new Error(`refused (${by?.name}), and yet it changed ${change.table}: ${change.row}`);
  }
  expectAsTold(
    await each(
      places.filter((place) => !isRefused(place)),
      AT_ONCE,
      make,
    ),
  );
}

function expectAsTold(made: readonly Made[]): void {
  expect(made.map(({ name, got }) => `${name}: ${got}`)).toEqual(
    made.map(({ name, expected }) => `${name}: ${expected}`),
  );
}

/** As the table has it: `private, banned`. */
function nameOf({ kind, caller }: Cell, variant: string): string {
  return [variant, kind, caller].filter((part) => part).join(', ');
}

/** By any of which a change would be one of this world. */
function idsOf({ caller, roomId, myRoomId, secretMessage, member, stranger }: World): string[] {
  return [caller.id, roomId, myRoomId, secretMessage, member, stranger];
}
