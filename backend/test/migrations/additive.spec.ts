import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../src/platform/database/migrations/index.js';
import { startPostgres, type TestDatabase } from '../support/index.js';

/**
 * Instances of the version before run beside the new ones until all are replaced. Whatever a migration does, the
 * statements of the version before must work after it: nothing that they name is gone, nothing that they leave out is
 * needed, nothing that they store is refused.
 */

interface Column {
  readonly type: string;
  readonly nullable: boolean;
  readonly filled: boolean;
}

interface Schema {
  /** By `table.column`. */
  readonly columns: ReadonlyMap<string, Column>;
  /** What refuses rows, by name, with the columns that it looks at. */
  readonly rules: ReadonlyMap<string, readonly string[]>;
}

let database: TestDatabase;
const schemas: Schema[] = [];

beforeAll(async () => {
  database = await startPostgres();
  for (const [index] of MIGRATIONS.entries()) schemas.push(await schemaAfter(index + 1));
}, 120_000);

afterAll(() => database?.close());

async function schemaAfter(count: number): Promise<Schema> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: database.url,
    migrations: MIGRATIONS.slice(0, count),
    migrationsTableName: 'migrations',
  });
  await dataSource.initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  await dataSource.destroy();
  const columns = await database.query<Column & { name: string }>(
    `SELECT table_name || '.' || column_name AS name, udt_name AS type, is_nullable = 'YES' AS nullable,
            column_default IS NOT NULL OR is_identity = 'YES' OR is_generated = 'ALWAYS' AS filled
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'`,
  );
  const rules = await database.query<{ name: string; columns: string[] }>(
    `SELECT c.conrelid::regclass || ' ' || c.conname AS name,
            array_agg(c.conrelid::regclass || '.' || a.attname) AS columns
       FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
      WHERE c.connamespace = 'public'::regnamespace AND c.contype <> 'n' GROUP BY c.oid
      UNION ALL
     SELECT i.indrelid::regclass || ' ' || i.indexrelid::regclass, array_agg(i.indrelid::regclass || '.' || a.attname)
       FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
       JOIN pg_class k ON k.oid = i.indexrelid
      WHERE i.indisunique AND k.relnamespace = 'public'::regnamespace GROUP BY i.indrelid, i.indexrelid`,
  );
  return {
    columns: new Map(columns.map(({ name, ...column }) => [name, column])),
    rules: new Map(rules.map((rule) => [rule.name, rule.columns])),
  };
}

/** What the version before would stumble over. */
function obstacles(before: Schema, after: Schema): string[] {
  const tables = new Set([...before.columns.keys()].map(tableOf));
  const changed = [...before.columns].flatMap(([name, column]) => {
    const now = after.columns.get(name);
    if (!now) return [`${name} is gone`];
    if (now.type !== column.type) return [`${name} was ${column.type} and is ${now.type}`];
    return column.nullable && !now.nullable ? [`${name} may no longer be null`] : [];
  });
  const needed = [...after.columns]
    .filter(([name]) => tables.has(tableOf(name)) && !before.columns.has(name))
    .filter(([, { nullable, filled }]) => !nullable && !filled)
    .map(([name]) => `${name} is needed and has no default`);
  const narrower = [...after.rules]
    .filter(([name, columns]) => !before.rules.has(name) && columns.every((one) => before.columns.has(one)))
    .map(([name, columns]) => `${name} is a new rule for ${columns.join(', ')}`);
  return [...changed, ...needed, ...narrower];
}

const tableOf = (column: string): string => column.split('.')[0] ?? '';

test.each(MIGRATIONS.slice(1).map(({ name }, index) => ({ name, index })))(
  'the version before works on after $name',
  ({ index }) => {
    const [before, after] = [schemas[index], schemas[index + 1]];
    if (!before || !after) throw new Error('the migration was not run');
    expect(obstacles(before, after)).toEqual([]);
  },
);

describe('this test notices', () => {
  test.each([
    ['a column that is gone', 'ALTER TABLE rooms DROP COLUMN topic', 'rooms.topic is gone'],
    [
      'another type',
      'ALTER TABLE rooms ALTER COLUMN member_count TYPE text',
      'rooms.member_count was int4 and is text',
    ],
    [
      'a column that is needed',
      'ALTER TABLE blocks ADD COLUMN why text NOT NULL',
      'blocks.why is needed and has no default',
    ],
    [
      'a rule',
      'ALTER TABLE users ADD CONSTRAINT short CHECK (length(username) < 99)',
      'users short is a new rule for users.username',
    ],
    [
      'one of a kind',
      'CREATE UNIQUE INDEX once ON users (display_name)',
      'users once is a new rule for users.display_name',
    ],
  ])('%s', async (_, sql, expected) => {
    const before = schemas.at(-1);
    if (!before) throw new Error('no migration was run');
    await database.query(sql);
    expect(obstacles(before, await schemaAfter(MIGRATIONS.length))).toContain(expected);
  });
});
