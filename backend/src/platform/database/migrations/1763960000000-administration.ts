import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What those need who run the server: settings, counts, and an end of old messages.
 *
 * - `rooms.first_seq` only grows. Below it every message is an empty tombstone, which keeps `seq` without holes and its
 *   id taken; nobody is shown them.
 * - `settings` and `stats_record` hold one row, always.
 * - `stats.count` is added to by every instance; `stats_instances.flushes` is the number of the last addition, so that
 *   one that is sent again after a lost connection counts once.
 */
export class Administration1763960000000 implements MigrationInterface {
  name = 'Administration1763960000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rooms ADD COLUMN first_seq bigint NOT NULL DEFAULT 1, ADD COLUMN first_seq_moved_at timestamptz(3);
      COMMENT ON COLUMN rooms.first_seq IS 'of the oldest message that is kept; what is below was removed for its age';
      CREATE INDEX rooms_first_seq_moved ON rooms (first_seq_moved_at) WHERE first_seq_moved_at IS NOT NULL;

      CREATE TABLE settings (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        registration text NOT NULL DEFAULT 'open' CHECK (registration IN ('open', 'invite', 'closed')),
        guests boolean NOT NULL DEFAULT true,
        room_creation text NOT NULL DEFAULT 'everyone' CHECK (room_creation IN ('everyone', 'admins')),
        retention_days integer CHECK (retention_days > 0)
      );
      INSERT INTO settings DEFAULT VALUES;

      CREATE TABLE invite_passes (
        user_id uuid NOT NULL REFERENCES users,
        invite_id uuid NOT NULL REFERENCES invites ON DELETE CASCADE,
        PRIMARY KEY (user_id, invite_id)
      );
      COMMENT ON TABLE invite_passes IS
        'who registered with an invite has used it, and may still come into its room by it';
      CREATE INDEX invite_passes_invite ON invite_passes (invite_id);

      CREATE TABLE stats (
        span text NOT NULL CHECK (span IN ('all', 'day', 'hour')),
        at timestamptz NOT NULL,
        counter text NOT NULL,
        count bigint NOT NULL,
        PRIMARY KEY (span, at, counter)
      );
      COMMENT ON COLUMN stats.at IS 'when the hour or day began, in UTC; -infinity for all time';

      CREATE TABLE stats_record (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        since timestamptz(3) NOT NULL DEFAULT now(),
        peak integer NOT NULL DEFAULT 0,
        peak_at timestamptz(3)
      );
      INSERT INTO stats_record DEFAULT VALUES;

      CREATE TABLE stats_users (
        user_id uuid NOT NULL,
        day date NOT NULL,
        counter text NOT NULL,
        count bigint NOT NULL,
        PRIMARY KEY (user_id, day, counter)
      );
      CREATE INDEX stats_users_day ON stats_users (day);

      CREATE TABLE stats_instances (
        id uuid PRIMARY KEY,
        seen_at timestamptz(3) NOT NULL,
        connections integer NOT NULL,
        flushes bigint NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE stats_instances, stats_users, stats_record, stats, invite_passes, settings;
      ALTER TABLE rooms DROP COLUMN first_seq_moved_at, DROP COLUMN first_seq;
    `);
  }
}
