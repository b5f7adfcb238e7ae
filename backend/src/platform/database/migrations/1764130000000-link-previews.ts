import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stands behind links, for a while, and that nothing does. The addresses themselves are not kept. */
export class LinkPreviews1764130000000 implements MigrationInterface {
  name = 'LinkPreviews1764130000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE link_previews (
        url_hash bytea PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        title text,
        description text,
        site_name text,
        picture bytea,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX link_previews_expires ON link_previews (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE link_previews');
  }
}
