import { createHmac } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Sizes } from './sizes.js';
import { withClient } from './world/world.js';

export const JWT_SECRET = 'a secret of the bench, of at least 32 characters';
const DAY_SECONDS = 86_400;

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly sessionId: string;
  readonly token: string;
}

export interface Room {
  readonly id: string;
  readonly members: readonly Person[];
}

/** Who there is, and in which rooms: the same for every server that is measured. */
export interface Town {
  readonly people: readonly Person[];
  /** By their number of members. */
  readonly large: ReadonlyMap<number, Room>;
  readonly small: readonly Room[];
  /** For what grows, with people of its own: nobody else comes with more rooms for it. */
  readonly growing: {
    /** As many as are measured at most. */
    readonly rooms: readonly Room[];
    /** One with few members, one with many. */
    readonly members: readonly [Room, Room];
  };
}

export function planTown({ members, steady, smallRooms, arrivals, idle, growth }: Sizes): Town {
  const largest = Math.max(...members, steady.members, arrivals, idle, smallRooms.rooms * smallRooms.members);
  const people = Array.from({ length: largest }, person);
  const large = new Map([...members, steady.members].map((count) => [count, roomOf(people, count)]));
  const small = roomsOf(people, smallRooms.rooms, smallRooms.members);
  const [few, many] = growth.members.counts;
  const roomsThen = growth.rooms.counts[1];
  const others = Array.from({ length: Math.max(many, roomsThen * smallRooms.members) }, person);
  const growing = {
    rooms: roomsOf(others, roomsThen, smallRooms.members),
    members: [roomOf(others, few), roomOf(others, many)] as const,
  };
  return { people: [...people, ...others], large, small, growing };
}

const roomOf = (people: readonly Person[], count: number): Room => ({
  id: newId(),
  members: people.slice(0, count),
});

/** Everybody is in one of them at most. */
function roomsOf(people: readonly Person[], rooms: number, members: number): Room[] {
  return Array.from({ length: rooms }, (_, n) => roomOf(people.slice(n * members), members));
}

/** Puts them into a database of Parley's, which has its tables already. */
export async function settle(town: Town, databaseUrl: string): Promise<void> {
  const { large, small, growing } = town;
  const rooms = [...large.values(), ...small, ...growing.rooms, ...growing.members];
  const places = rooms.flatMap(({ id, members }) => members.map((member) => [id, member.id] as const));
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO users (id, username, display_name)
       SELECT id, username, 'User ' || n
       FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS given (id, username, n)`,
      [town.people.map(({ id }) => id), town.people.map(({ username }) => username)],
    );
    await client.query(
      `INSERT INTO sessions (id, user_id, expires_at)
       SELECT id, user_id, now() + interval '30 days' FROM unnest($1::uuid[], $2::uuid[]) AS given (id, user_id)`,
      [town.people.map(({ sessionId }) => sessionId), town.people.map(({ id }) => id)],
    );
    await client.query(
      `INSERT INTO rooms (id, kind, name, created_by, member_count)
       SELECT id, 'public', 'room ' || n, $2, count
       FROM unnest($1::uuid[], $3::int[]) WITH ORDINALITY AS given (id, count, n)`,
      [rooms.map(({ id }) => id), town.people[0]?.id, rooms.map(({ members }) => members.length)],
    );
    await client.query(
      `INSERT INTO members (room_id, user_id, role)
       SELECT room_id, user_id, 'member' FROM unnest($1::uuid[], $2::uuid[]) AS given (room_id, user_id)`,
      [places.map(([room]) => room), places.map(([, member]) => member)],
    );
    await client.query('ANALYZE');
  });
}

function person(): Person {
  const [id, sessionId] = [newId(), newId()];
  return { id, username: `user_${id.slice(-12)}`, sessionId, token: tokenOf(id, sessionId) };
}

function tokenOf(sub: string, sid: string): string {
  const seconds = Math.floor(Date.now() / 1_000);
  const claims = { sub, sid, iat: seconds, exp: seconds + DAY_SECONDS };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', JWT_SECRET).update(signed).digest('base64url')}`;
}

/** All get the password of this account: hashing one for each would take longer than what is measured. */
export async function sharePassword(databaseUrl: string, accountId: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `UPDATE users SET password_hash = of.password_hash FROM users of WHERE of.id = $1 AND users.id <> of.id`,
      [accountId],
    );
    await client.query('VACUUM ANALYZE users');
  });
}

/**
 * Everybody has read what was said so far, as people have who come back after a restart. Without it they would come with
 * as many unread messages as the scenarios before could send, and that is no measure of coming.
 */
export async function haveReadAll(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `UPDATE members m SET read_seq = r.last_seq, delivered_seq = r.last_seq FROM rooms r WHERE r.id = m.room_id`,
    );
    await client.query('VACUUM ANALYZE members');
  });
}
