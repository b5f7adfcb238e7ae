import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people have written and not sent, and for what they want to be notified in a room.
 *
 * - `drafts` goes with the membership: whoever is out of a room has left nothing in it.
 * - `members.notify_chosen` says that `notify` was chosen; what does not know it writes what it always wrote.
 */
export class LivingInRooms1764120000000 implements MigrationInterface {
  name = 'LivingInRooms1764120000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE drafts (
        user_id uuid NOT NULL,
        room_id uuid NOT NULL,
        body text NOT NULL,
        reply_to uuid,
        version bigint NOT NULL,
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, room_id),
        FOREIGN KEY (room_id, user_id) REFERENCES members ON DELETE CASCADE
      );
      CREATE INDEX drafts_member ON drafts (room_id, user_id);
      ALTER TABLE members ADD COLUMN notify_chosen boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE members DROP COLUMN notify_chosen;
      DROP TABLE drafts;
    `);
  }
}
