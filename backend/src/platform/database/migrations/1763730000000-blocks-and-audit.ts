import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who takes no direct messages of whom, a log that tells of accounts as well as of rooms, and messages that call
 * everybody without naming each.
 *
 * - `audit.room_name` is the room's name at that time; entries from before this migration have none.
 * - What writes `messages` without knowing `mentions_all` writes what it always wrote.
 */
export class BlocksAndAudit1763730000000 implements MigrationInterface {
  name = 'BlocksAndAudit1763730000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE blocks (
        user_id uuid NOT NULL REFERENCES users,
        blocked_id uuid NOT NULL REFERENCES users,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, blocked_id),
        CHECK (user_id <> blocked_id)
      );
      COMMENT ON TABLE blocks IS 'user_id takes no direct messages of blocked_id';
      CREATE INDEX blocks_blocked ON blocks (blocked_id);

      ALTER TABLE audit
        ALTER COLUMN actor_id DROP NOT NULL,
        ALTER COLUMN room_id DROP NOT NULL,
        ADD COLUMN room_name text;
      COMMENT ON COLUMN audit.actor_id IS 'null for what the server did by itself';
      CREATE INDEX audit_room ON audit (room_id, id);
      CREATE INDEX audit_actor ON audit (actor_id, id);
      CREATE INDEX audit_target ON audit (target_id, id);
      CREATE INDEX audit_act ON audit (act, id);

      ALTER TABLE messages ADD COLUMN mentions_all boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN messages.mentions_all IS
        'it calls everybody but its author; in large rooms they are not in mentions';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE messages DROP COLUMN mentions_all;
      DROP INDEX audit_room, audit_actor, audit_target, audit_act;
      DELETE FROM audit WHERE actor_id IS NULL OR room_id IS NULL;
      ALTER TABLE audit DROP COLUMN room_name, ALTER COLUMN actor_id SET NOT NULL, ALTER COLUMN room_id SET NOT NULL;
      DROP TABLE blocks;
    `);
  }
}
