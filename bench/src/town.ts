import { createHmac } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Sizes } from './sizes.js';
import { withClient } from './world/world.js';

export const JWT_SECRET = 'a secret of the bench, of at least 32 characters';
const DAY_SECONDS = 86_400;

export interface Person {
  readonly id: string;
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
}

export function planTown({ members, steady, smallRooms, arrivals, idle }: Sizes): Town {
  const largest = Math.max(...members, steady.members, arrivals, idle, smallRooms.rooms * smallRooms.members);
  const people = Array.from({ length: largest }, person);
  const large = new Map(
    [...members, steady.members].map((count) => [count, { id: newId(), members: people.slice(0, count) }]),
  );
  const small = Array.from({ length: smallRooms.rooms }, (_, n) => ({
    id: newId(),
    members: people.slice(n * smallRooms.members, (n + 1) * smallRooms.members),
  }));
  return { people, large, small };
}

/** Puts them into a database of Parley's, which has its tables already. */
export async function settle(town: Town, databaseUrl: string): Promise<void> {
  const rooms = [...town.large.values(), ...town.small];
  const places = rooms.flatMap(({ id, members }) => members.map((member) => [id, member.id] as const));
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO users (id, username, display_name)
       SELECT id, 'user' || n, 'User ' || n FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, n)`,
      [town.people.map(({ id }) => id)],
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
  return { id, sessionId, token: tokenOf(id, sessionId) };
}

function tokenOf(sub: string, sid: string): string {
  const seconds = Math.floor(Date.now() / 1_000);
  const claims = { sub, sid, iat: seconds, exp: seconds + DAY_SECONDS };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', JWT_SECRET).update(signed).digest('base64url')}`;
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
