import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Addresses that are told of what happens in a room, and the queue of what they are to be told.
 *
 * - A row of `hook_deliveries` is written by the statement that makes the thing happen, in its transaction.
 * - `due_at` of a row that waits is when it is to be tried, or, while some instance tries it, when others may: so what an
 *   instance that died had taken on is taken on again.
 * - Rows that do not wait are the log; they are removed after a while.
 */
export class OutgoingHooks1764160000000 implements MigrationInterface {
  name = 'OutgoingHooks1764160000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
        SELECT encode(
          set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid()) PLACING
              substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
            52, 1), 53, 1),
          'hex')::uuid
      $$;
      COMMENT ON FUNCTION uuid_v7 IS 'as RFC 9562 has it: milliseconds, then chance';

      CREATE TABLE outgoing_hooks (
        id uuid PRIMARY KEY,
        room_id uuid NOT NULL REFERENCES rooms ON DELETE CASCADE,
        name text NOT NULL,
        url text NOT NULL,
        events text[] NOT NULL,
        secret bytea NOT NULL,
        enabled boolean NOT NULL DEFAULT true,
        failing boolean NOT NULL DEFAULT false,
        taken_at timestamptz(3),
        created_by uuid NOT NULL REFERENCES users,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN outgoing_hooks.secret IS 'encrypted; what deliveries are signed with';
      COMMENT ON COLUMN outgoing_hooks.taken_at IS 'when a delivery was last answered well';
      CREATE INDEX outgoing_hooks_room ON outgoing_hooks (room_id);

      CREATE TABLE hook_deliveries (
        id uuid PRIMARY KEY DEFAULT uuid_v7(),
        hook_id uuid NOT NULL REFERENCES outgoing_hooks ON DELETE CASCADE,
        event text NOT NULL,
        message_id uuid,
        version bigint,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
        tries integer NOT NULL DEFAULT 0,
        due_at timestamptz(3) NOT NULL DEFAULT now(),
        tried_at timestamptz(3),
        status integer,
        duration_ms integer,
        error text,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      );
      CREATE INDEX hook_deliveries_due ON hook_deliveries (hook_id, due_at, version) WHERE state = 'waiting';
      CREATE INDEX hook_deliveries_log ON hook_deliveries (hook_id, id);
      CREATE INDEX hook_deliveries_age ON hook_deliveries (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE hook_deliveries, outgoing_hooks; DROP FUNCTION uuid_v7()');
  }
}
