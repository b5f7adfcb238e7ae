import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Second factors, and what mails prove.
 *
 * - `second_factors.secret` is encrypted by a key that comes of the server's secret; a row counts once it is confirmed.
 * - `last_step` only grows: the code of a 30-second step is taken once.
 * - Of recovery codes and of links in mails only the SHA-256 is here.
 */
export class AccountSecurity1763745000000 implements MigrationInterface {
  name = 'AccountSecurity1763745000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users ADD COLUMN email_confirmed_at timestamptz(3);

      CREATE TABLE second_factors (
        user_id uuid PRIMARY KEY REFERENCES users,
        secret bytea NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        confirmed_at timestamptz(3),
        last_step bigint NOT NULL DEFAULT 0
      );

      CREATE TABLE recovery_codes (
        user_id uuid NOT NULL REFERENCES second_factors ON DELETE CASCADE,
        hash bytea NOT NULL,
        used_at timestamptz(3),
        PRIMARY KEY (user_id, hash)
      );

      CREATE TABLE mail_links (
        hash bytea PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users,
        purpose text NOT NULL CHECK (purpose IN ('reset-password', 'confirm-email')),
        email text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3)
      );
      COMMENT ON COLUMN mail_links.email IS 'the address that it went to; the account may have another by now';
      CREATE INDEX mail_links_user ON mail_links (user_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mail_links, recovery_codes, second_factors;
      ALTER TABLE users DROP COLUMN email_confirmed_at;
    `);
  }
}
