import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses by which other programs write into a room. Each writes as a bot of its own (`users.bot`, without `made_by`). */
export class IncomingHooks1764150000000 implements MigrationInterface {
  name = 'IncomingHooks1764150000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE incoming_hooks (
        id uuid PRIMARY KEY,
        room_id uuid NOT NULL REFERENCES rooms ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users,
        secret_hash bytea NOT NULL,
        created_by uuid NOT NULL REFERENCES users,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        used_at timestamptz(3)
      );
      CREATE INDEX incoming_hooks_room ON incoming_hooks (room_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE incoming_hooks');
  }
}
