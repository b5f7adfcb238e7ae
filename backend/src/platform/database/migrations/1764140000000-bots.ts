import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Programs with accounts of their own. A token of theirs is a session that nobody signed in to: it ends as sessions do,
 * on every instance, with its sockets. It is found by its hash, and a token alone says what it may do.
 */
export class Bots1764140000000 implements MigrationInterface {
  name = 'Bots1764140000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users ADD COLUMN bot boolean NOT NULL DEFAULT false, ADD COLUMN made_by uuid REFERENCES users;
      COMMENT ON COLUMN users.made_by IS 'which administrator made this bot';
      CREATE INDEX users_bots ON users (username) WHERE bot;

      CREATE TABLE bot_tokens (
        session_id uuid PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
        hash bytea NOT NULL UNIQUE,
        name text NOT NULL,
        scopes text[] NOT NULL,
        made_by uuid NOT NULL REFERENCES users,
        used_at timestamptz(3)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE bot_tokens;
      ALTER TABLE users DROP COLUMN made_by, DROP COLUMN bot;
    `);
  }
}
