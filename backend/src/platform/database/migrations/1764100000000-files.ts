import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that people send, and their pictures.
 *
 * - `attachments` has who sent what, and where it is kept. Until it is sent, `message_id` is null.
 * - `messages.attachments` repeats what a message tells of its files, so that no list of messages looks them up. A file
 *   that was sent never changes; null, which costs a row nothing, is none.
 * - `file_removals` has every key of the store behind which nothing (any more, or yet) stands, with the time from when
 *   it may go. Whatever deletes rows of `attachments`, a deleted room too, puts their keys there in its own transaction.
 */
export class Files1764100000000 implements MigrationInterface {
  name = 'Files1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachments (
        id uuid PRIMARY KEY,
        uploader_id uuid NOT NULL REFERENCES users,
        room_id uuid,
        message_id uuid REFERENCES messages ON DELETE CASCADE,
        name text NOT NULL,
        mime text NOT NULL,
        size bigint NOT NULL,
        width integer,
        height integer,
        key text NOT NULL,
        thumbnail_key text,
        thumbnail_size bigint,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CHECK ((room_id IS NULL) = (message_id IS NULL)),
        CHECK ((width IS NULL) = (height IS NULL)),
        CHECK ((thumbnail_key IS NULL) = (thumbnail_size IS NULL))
      );
      CREATE INDEX attachments_message ON attachments (message_id) WHERE message_id IS NOT NULL;
      CREATE INDEX attachments_unsent ON attachments (uploader_id, created_at) WHERE message_id IS NULL;
      CREATE INDEX attachments_uploader ON attachments (uploader_id, id);

      CREATE TABLE file_removals (
        key text PRIMARY KEY,
        due_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX file_removals_due ON file_removals (due_at);

      CREATE FUNCTION attachments_leave_files() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO file_removals (key)
        SELECT key FROM gone UNION ALL SELECT thumbnail_key FROM gone WHERE thumbnail_key IS NOT NULL
        ON CONFLICT (key) DO UPDATE SET due_at = now();
        RETURN NULL;
      END $$;
      CREATE TRIGGER attachments_leave_files AFTER DELETE ON attachments
        REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION attachments_leave_files();

      ALTER TABLE messages ADD COLUMN attachments jsonb;
      ALTER TABLE users ADD COLUMN avatar_key text, ADD COLUMN avatar_size integer;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users DROP COLUMN avatar_key, DROP COLUMN avatar_size;
      ALTER TABLE messages DROP COLUMN attachments;
      DROP TABLE attachments, file_removals;
      DROP FUNCTION attachments_leave_files;
    `);
  }
}
