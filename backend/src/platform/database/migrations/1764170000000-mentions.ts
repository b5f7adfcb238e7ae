import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The list of what mentions somebody, over all of their rooms: by name through the first index, and where everybody in a
 * large room is called through the second. Both hold only messages that mention anybody, which few do.
 */
export class Mentions1764170000000 implements MigrationInterface {
  name = 'Mentions1764170000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX messages_mentions ON messages USING gin (mentions) WHERE mentions <> '{}';
      CREATE INDEX messages_mentions_all ON messages (room_id, created_at, id) WHERE mentions_all;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX messages_mentions, messages_mentions_all');
  }
}
