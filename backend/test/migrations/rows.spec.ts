import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import { SearchOfOldMessages1764210000000 } from '../../src/platform/database/migrations/1764210000000-search-of-old-messages.js';
import { UnreadCounts1764200000000 } from '../../src/platform/database/migrations/1764200000000-unread-counts.js';
import { MIGRATIONS } from '../../src/platform/database/migrations/index.js';
import { startPostgres, type TestDatabase } from '../support/index.js';

/** What migrations make of the rows that are there. */
let database: TestDatabase;
const [anna, boris, room] = [newId(), newId(), newId()];

beforeEach(async () => {
  database = await startPostgres();
});

afterEach(() => database?.close());

async function run(migrations: typeof MIGRATIONS): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: database.url,
    migrations,
    migrationsTableName: 'migrations',
  });
  await dataSource.initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  await dataSource.destroy();
}

/** Two people and ten messages, the odd ones anna's, as they are before a migration; then the migration. */
async function migrated(
  migration: (typeof MIGRATIONS)[number],
  before: () => Promise<unknown>,
): Promise<void> {
  await run(MIGRATIONS.slice(0, MIGRATIONS.indexOf(migration)));
  await database.query(
    `INSERT INTO users (id, username, display_name) VALUES ($1, 'anna', 'Anna'), ($2, 'boris', 'Boris')`,
    [anna, boris],
  );
  await database.query(
    `INSERT INTO rooms (id, kind, name, created_by, last_seq, version) VALUES ($1, 'public', 'room', $2, 10, 10)`,
    [room, anna],
  );
  await database.query(
    `INSERT INTO messages (id, room_id, seq, version, kind, author_id, body)
     SELECT gen_random_uuid(), $1, n, n, 'user', ($2::uuid[])[1 + n % 2], 'words' FROM generate_series(1, 10) n`,
    [room, [boris, anna]],
  );
  await before();
  await run(MIGRATIONS);
}

test('who took a mark back before is known to have written what is after it', async () => {
  await migrated(UnreadCounts1764200000000, () =>
    database.query(
      `INSERT INTO members (room_id, user_id, role, read_seq, delivered_seq)
       VALUES ($1, $2, 'owner', 4, 10), ($1, $3, 'member', 10, 10)`,
      [room, anna, boris],
    ),
  );
  expect(await database.query('SELECT user_id, taken_back_from::int FROM members ORDER BY read_seq')).toEqual(
    [
      { user_id: anna, taken_back_from: 9 },
      { user_id: boris, taken_back_from: 0 },
    ],
  );
});

test('what a search found old messages by is gone, and that of the others is not', async () => {
  await migrated(SearchOfOldMessages1764210000000, async () => {
    await database.query(
      `INSERT INTO message_search (message_id, room_id, at, words)
       SELECT id, room_id, created_at, to_tsvector('simple', body) FROM messages`,
    );
    await database.query('UPDATE rooms SET first_seq = 5 WHERE id = $1', [room]);
  });
  expect(
    await database.query(
      'SELECT seq::int FROM message_search JOIN messages ON messages.id = message_id ORDER BY seq',
    ),
  ).toEqual([5, 6, 7, 8, 9, 10].map((seq) => ({ seq })));
});
