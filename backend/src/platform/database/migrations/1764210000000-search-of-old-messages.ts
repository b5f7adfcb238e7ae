import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages that became too old to be kept were emptied once without what a search finds them by. Their rows stay, so
 * nothing else would ever take that away.
 */
export class SearchOfOldMessages1764210000000 implements MigrationInterface {
  name = 'SearchOfOldMessages1764210000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM message_search found
       USING rooms r, messages m
       WHERE r.first_seq > 1 AND m.room_id = r.id AND m.seq < r.first_seq AND found.message_id = m.id
    `);
  }

  async down(): Promise<void> {
    // What is gone was of messages that are gone.
  }
}
