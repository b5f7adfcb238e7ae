import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Invites, mutes that wait for who left, and the audit log.
 *
 * - An invite is known by the SHA-256 of its code; `uses` never passes `max_uses`, whoever comes at the same moment.
 * - `audit` refers to nothing: what was done stays known when the room or the account is gone.
 */
export class Moderation1763700000000 implements MigrationInterface {
  name = 'Moderation1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invites (
        id uuid PRIMARY KEY,
        room_id uuid NOT NULL REFERENCES rooms ON DELETE CASCADE,
        code_hash bytea NOT NULL UNIQUE,
        created_by uuid NOT NULL REFERENCES users,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        max_uses integer CHECK (max_uses > 0),
        uses integer NOT NULL DEFAULT 0 CHECK (uses >= 0),
        expires_at timestamptz(3),
        revoked_at timestamptz(3),
        CHECK (uses <= max_uses)
      );
      CREATE INDEX invites_room ON invites (room_id, id);

      CREATE TABLE waiting_mutes (
        room_id uuid NOT NULL REFERENCES rooms ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users,
        until timestamptz(3) NOT NULL,
        PRIMARY KEY (room_id, user_id)
      );
      COMMENT ON TABLE waiting_mutes IS
        'of people who went out of a room while muted there: who comes back is muted still';

      CREATE TABLE audit (
        id uuid PRIMARY KEY,
        at timestamptz(3) NOT NULL DEFAULT now(),
        actor_id uuid NOT NULL,
        act text NOT NULL,
        room_id uuid NOT NULL,
        target_id uuid,
        details jsonb NOT NULL DEFAULT '{}'
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit, waiting_mutes, invites');
  }
}
