import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What messages are found by. It is filled after messages have been stored, by `search/indexer.ts`, and not in the
 * transactions that store them: those cost what they cost without it.
 *
 * - `words` holds the words of a message, and with a sign before them its room, its author, and that it has files.
 * - `search_progress.version` is the version of the room up to which `message_search` has what changed.
 */
export class Search1764110000000 implements MigrationInterface {
  name = 'Search1764110000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message_search (
        message_id uuid PRIMARY KEY REFERENCES messages ON DELETE CASCADE,
        room_id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        words tsvector NOT NULL
      );
      CREATE INDEX message_search_words ON message_search USING gin (words) WITH (gin_pending_list_limit = 512);
      CREATE INDEX message_search_at ON message_search (at, message_id);
      CREATE INDEX message_search_room ON message_search (room_id, at, message_id);
      ALTER TABLE message_search ALTER COLUMN words SET STATISTICS 500;

      CREATE TABLE search_progress (
        room_id uuid PRIMARY KEY REFERENCES rooms ON DELETE CASCADE,
        version bigint NOT NULL DEFAULT 0
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE message_search, search_progress');
  }
}
