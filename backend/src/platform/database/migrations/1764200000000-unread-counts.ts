import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is unread is counted by what is not, so that the count costs the same however much there is: notices and deleted
 * messages are found in the first index, what mentions one person in the second, by that person, and what mentions more
 * in the third. Storing a message touches none of them, unless it mentions somebody.
 *
 * One's own messages need no index, which would be one more for each message: sending reads, so all of them are behind
 * the mark. Only where somebody took it back can some be after it, and then none beyond `members.taken_back_from`. The
 * database itself keeps that number, whichever instance takes a mark back.
 */
export class UnreadCounts1764200000000 implements MigrationInterface {
  name = 'UnreadCounts1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX messages_uncounted ON messages (room_id, seq) INCLUDE (kind, author_id, version)
        WHERE kind = 'system' OR deleted_at IS NOT NULL;
      CREATE INDEX messages_mention_of_one ON messages (room_id, (mentions[1]), seq)
        WHERE cardinality(mentions) = 1 AND NOT mentions_all;
      CREATE INDEX messages_mention_of_many ON messages (room_id, seq) WHERE mentions_all OR cardinality(mentions) > 1;

      ALTER TABLE members ADD COLUMN taken_back_from bigint NOT NULL DEFAULT 0;
      COMMENT ON COLUMN members.taken_back_from IS
        'the furthest that read_seq was when it was taken back: beyond both, nothing is the member''s own';
      CREATE FUNCTION members_mark_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE members SET taken_back_from = greatest(taken_back_from, OLD.read_seq)
          WHERE room_id = NEW.room_id AND user_id = NEW.user_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER members_mark_taken_back AFTER UPDATE OF read_seq ON members
        FOR EACH ROW WHEN (NEW.read_seq < OLD.read_seq) EXECUTE FUNCTION members_mark_taken_back();

      UPDATE members SET taken_back_from = spoke.last_seq
        FROM (SELECT room_id, author_id, max(seq) AS last_seq FROM messages WHERE kind = 'user' GROUP BY 1, 2) spoke
        WHERE members.room_id = spoke.room_id AND members.user_id = spoke.author_id
          AND members.read_seq < spoke.last_seq;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER members_mark_taken_back ON members;
      DROP FUNCTION members_mark_taken_back;
      ALTER TABLE members DROP COLUMN taken_back_from;
      DROP INDEX messages_mention_of_many, messages_mention_of_one, messages_uncounted;
    `);
  }
}
