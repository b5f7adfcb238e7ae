import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By what is found whose name, picture or words about themselves are others than somebody has heard.
 *
 * `users.profile_version` is given by the database itself, whichever instance changes a profile, and from one row: who
 * changes a profile holds that row until the commit, so versions become visible in their order and none is passed by.
 * Profiles change rarely enough for standing in line. Whoever never changed theirs has 0.
 */
export class ProfileVersions1764180000000 implements MigrationInterface {
  name = 'ProfileVersions1764180000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE profiles_head (version bigint NOT NULL);
      INSERT INTO profiles_head VALUES (0);
      ALTER TABLE users ADD COLUMN profile_version bigint NOT NULL DEFAULT 0;
      CREATE INDEX users_profile_version ON users (profile_version) WHERE profile_version > 0;

      CREATE FUNCTION users_profile_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE profiles_head SET version = version + 1 RETURNING version INTO NEW.profile_version;
        RETURN NEW;
      END $$;
      CREATE TRIGGER users_profile_changed BEFORE UPDATE OF username, display_name, bio, avatar_url, guest ON users
        FOR EACH ROW
        WHEN (ROW(OLD.username, OLD.display_name, OLD.bio, OLD.avatar_url, OLD.guest)
              IS DISTINCT FROM ROW(NEW.username, NEW.display_name, NEW.bio, NEW.avatar_url, NEW.guest))
        EXECUTE FUNCTION users_profile_changed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER users_profile_changed ON users;
      DROP FUNCTION users_profile_changed;
      ALTER TABLE users DROP COLUMN profile_version;
      DROP TABLE profiles_head;
    `);
  }
}
