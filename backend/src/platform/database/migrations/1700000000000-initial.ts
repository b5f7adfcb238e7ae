import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, their sessions, rooms, members and messages.
 *
 * - `messages.id` is made by clients and is unique for ever: it is what a repeated send is recognised by.
 * - `(room_id, seq)` and `(room_id, version)` are unique: order and changes of a room have neither holes nor doubles,
 *   and both history and catching up are scans of one index.
 * - `members.read_seq <= members.delivered_seq` always; `rooms.last_seq` is the newest message's `seq`.
 * - Ids that refer to people carry no cascade: an account that is deleted keeps its row, emptied of what names it.
 */
export class Initial1700000000000 implements MigrationInterface {
  name = 'Initial1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id uuid PRIMARY KEY,
        username text NOT NULL UNIQUE CHECK (username = lower(username)),
        display_name text NOT NULL,
        email text UNIQUE CHECK (email = lower(email)),
        password_hash text,
        guest boolean NOT NULL DEFAULT false,
        role text NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin')),
        bio text,
        avatar_url text,
        settings jsonb NOT NULL DEFAULT '{}',
        rooms_version bigint NOT NULL DEFAULT 0,
        presence_choice text CHECK (presence_choice IN ('dnd', 'invisible')),
        last_seen_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        disabled_at timestamptz(3),
        deleted_at timestamptz(3)
      );
      COMMENT ON COLUMN users.rooms_version IS
        '+1 with every room that the user comes into or goes out of: instances compare it with what they know';
      COMMENT ON COLUMN users.last_seen_at IS
        'when others last saw the user there: it does not move while they are invisible';
      CREATE INDEX users_username_prefix ON users (username text_pattern_ops);
      CREATE INDEX users_display_name_prefix ON users (lower(display_name) text_pattern_ops);

      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        last_used_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        user_agent text,
        ip text,
        ended_at timestamptz(3),
        end_reason text CHECK (end_reason IN ('logout', 'revoked', 'expired', 'banned'))
      );
      CREATE INDEX sessions_user ON sessions (user_id);

      CREATE TABLE refresh_tokens (
        hash bytea PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        used_at timestamptz(3),
        attempt uuid
      );
      COMMENT ON COLUMN refresh_tokens.attempt IS 'by which a lost answer is asked for again; see RefreshBody';
      CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);

      CREATE TABLE rooms (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('public', 'private', 'direct')),
        name text,
        topic text,
        direct_key text UNIQUE,
        created_by uuid NOT NULL REFERENCES users,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        last_activity_at timestamptz(3) NOT NULL DEFAULT now(),
        member_count integer NOT NULL DEFAULT 0,
        last_seq bigint NOT NULL DEFAULT 0,
        version bigint NOT NULL DEFAULT 0,
        CHECK ((kind = 'direct') = (direct_key IS NOT NULL)),
        CHECK ((kind = 'direct') = (name IS NULL))
      );
      CREATE UNIQUE INDEX rooms_public_name ON rooms (lower(name)) WHERE kind = 'public';

      CREATE TABLE members (
        room_id uuid NOT NULL REFERENCES rooms ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users,
        role text NOT NULL CHECK (role IN ('owner', 'moderator', 'member')),
        joined_at timestamptz(3) NOT NULL DEFAULT now(),
        read_seq bigint NOT NULL DEFAULT 0,
        delivered_seq bigint NOT NULL DEFAULT 0,
        muted_until timestamptz(3),
        notify text NOT NULL DEFAULT 'all' CHECK (notify IN ('all', 'mentions', 'none')),
        PRIMARY KEY (room_id, user_id),
        CHECK (read_seq <= delivered_seq)
      );
      CREATE INDEX members_user ON members (user_id);

      CREATE TABLE bans (
        room_id uuid NOT NULL REFERENCES rooms ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users,
        banned_by uuid NOT NULL REFERENCES users,
        reason text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (room_id, user_id)
      );

      CREATE TABLE messages (
        id uuid PRIMARY KEY,
        room_id uuid NOT NULL REFERENCES rooms ON DELETE CASCADE,
        seq bigint NOT NULL,
        version bigint NOT NULL,
        kind text NOT NULL CHECK (kind IN ('user', 'system')),
        author_id uuid NOT NULL,
        body text,
        sent_hash bytea,
        reply_to uuid,
        mentions uuid[] NOT NULL DEFAULT '{}',
        reactions jsonb NOT NULL DEFAULT '[]',
        pinned_by uuid,
        pinned_at timestamptz(3),
        system jsonb,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        edited_at timestamptz(3),
        deleted_at timestamptz(3)
      );
      COMMENT ON COLUMN messages.sent_hash IS
        'sha256 of the body first sent, kept once an edit or a delete has replaced it: a repeated send is compared with it';
      CREATE UNIQUE INDEX messages_room_seq ON messages (room_id, seq);
      CREATE UNIQUE INDEX messages_room_version ON messages (room_id, version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE messages, bans, members, rooms, refresh_tokens, sessions, users');
  }
}
