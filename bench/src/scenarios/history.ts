import { v7 as newId } from 'uuid';
import { percentile } from '../statistics.js';
import type { Person } from '../town.js';
import type { Server } from '../world/server.js';
import { withClient } from '../world/world.js';
import { someQuery } from './vocabulary.js';
import type { Figures } from './window.js';

const QUESTIONS = 200;
/** Asked before anything is timed. */
const WARM_UP = 20;
const PAGE = 50;
const WRITTEN_AT_ONCE = 10_000;

/** Somebody who may ask. */
type Reader = Pick<Person, 'id' | 'token'>;

export interface HistoryRoom {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly reader: Reader;
}

/** What was said in a room. */
export interface Telling {
  readonly name: string;
  readonly size: number;
  readonly textOf: (seq: number) => string;
  /** Between two messages, the last of which is of now. */
  readonly secondsApart: number;
  /** Whether the server makes it findable, which takes it longer than writing it. */
  readonly isSearched: boolean;
}

/** A room in which the author has said so much already, as it would be had it been said through the product. */
export async function tell(
  databaseUrl: string,
  reader: Reader,
  authorId: string,
  { name, size, textOf, secondsApart, isSearched }: Telling,
): Promise<HistoryRoom> {
  const id = newId();
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO rooms (id, kind, name, created_by, member_count) VALUES ($1::uuid, 'private', $3, $2, 2)`,
      [id, reader.id, name],
    );
    await client.query(
      `INSERT INTO members (room_id, user_id, role, read_seq, delivered_seq)
       SELECT $1, user_id, 'member', $3, $3 FROM unnest($2::uuid[]) AS given (user_id)`,
      [id, [reader.id, authorId], Math.floor(size * 0.999)],
    );
    for (let from = 1; from <= size; from += WRITTEN_AT_ONCE) {
      const seqs = Array.from({ length: Math.min(WRITTEN_AT_ONCE, size + 1 - from) }, (_, n) => from + n);
      await client.query(
        `INSERT INTO messages (id, room_id, seq, version, kind, author_id, body, created_at)
         SELECT gen_random_uuid(), $1, n, n, 'user', $2, body, now() - ($5::int - n) * $6::float8 * interval '1 second'
         FROM unnest($3::int[], $4::text[]) AS given (n, body)`,
        [id, authorId, seqs, seqs.map(textOf), size, secondsApart],
      );
    }
    // Once all is there: what the server found missing in a room that says it has more, it would not look for again.
    await client.query(
      `WITH known AS (
         INSERT INTO search_progress (room_id, version) SELECT $1, $2 WHERE NOT $3
         ON CONFLICT (room_id) DO UPDATE SET version = excluded.version
       )
       UPDATE rooms SET last_seq = $2, version = $2 WHERE id = $1`,
      [id, size, isSearched],
    );
    await client.query('VACUUM ANALYZE messages, rooms, members');
  });
  return { id, name, size, reader };
}

/** Somebody more comes into these rooms, and has read everything. */
export async function join(
  databaseUrl: string,
  reader: Reader,
  rooms: readonly HistoryRoom[],
): Promise<void> {
  const ids = rooms.map(({ id }) => id);
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO members (room_id, user_id, role, read_seq, delivered_seq)
       SELECT id, $1, 'member', last_seq, last_seq FROM rooms WHERE id = ANY ($2::uuid[])`,
      [reader.id, ids],
    );
    await client.query('UPDATE rooms SET member_count = member_count + 1 WHERE id = ANY ($1::uuid[])', [ids]);
  });
}

/** How the last message of it begins. */
export const lastWordsOf = ({ name, size }: HistoryRoom): string => `${name} ${size}`;

/** A page from anywhere, catching up on the last hundred changes, the list of rooms with what is unread in each. */
export async function history(
  server: Server,
  room: HistoryRoom,
): Promise<{ page: Figures; changes: Figures; unread: Figures }> {
  const { reader } = room;
  const path = `/api/v1/rooms/${room.id}`;
  const anywhere = (): number => PAGE + Math.floor(Math.random() * (room.size - PAGE));
  return {
    page: await timed(server, reader, () => `${path}/messages?before=${anywhere()}&limit=${PAGE}`),
    changes: await timed(server, reader, () => `${path}/changes?since=${room.size - 100}&limit=100`),
    unread: await timed(server, reader, () => '/api/v1/rooms'),
  };
}

/** In all rooms of who asks. */
export async function searches(server: Server, reader: Reader): Promise<{ newest: Figures; best: Figures }> {
  const inOrder = (order: string): Promise<Figures> =>
    timed(
      server,
      reader,
      (nth) => `/api/v1/search/messages?order=${order}&query=${encodeURIComponent(someQuery(nth))}`,
    );
  return { newest: await inOrder('newest'), best: await inOrder('best') };
}

async function timed({ url }: Server, reader: Reader, pathOf: (nth: number) => string): Promise<Figures> {
  const times: number[] = [];
  for (let n = 0; n < WARM_UP + QUESTIONS; n += 1) {
    const path = pathOf(n);
    const began = performance.now();
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${reader.token}` } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
    if (n >= WARM_UP) times.push(performance.now() - began);
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
