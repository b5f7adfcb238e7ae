import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of what is pinned in a room, however long the room is. */
export class Pins1763740000000 implements MigrationInterface {
  name = 'Pins1763740000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX messages_pinned ON messages (room_id, pinned_at, id) WHERE pinned_at IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX messages_pinned');
  }
}
