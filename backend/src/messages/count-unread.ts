/** A message that is unread where it is after the mark. */
const COUNTS = `m.kind = 'user' AND m.author_id <> seen.user_id AND (m.deleted_at IS NULL OR m.version > seen.version)`;

/**
 * How many messages are unread, and how many of those mention the member, without looking at them: everything in a room
 * after the mark, of which `seq` alone knows the number, less what does not count. What must stay true:
 *
 * - Every `seq` of a room up to its `last_seq` has its row. Rows never go: a message that is deleted, or too old to be
 *   kept, leaves an empty one.
 * - What is before `first_seq` has been let go of and is unread to nobody: the count begins there at the earliest.
 * - Sending reads. So a member's own messages are behind the mark, or, where they took it back, behind where it was
 *   (`taken_back_from`); of those only are there any to look for.
 * - Notices, deleted messages and mentions have indexes that hold nothing else. They are used where a condition stands
 *   here word for word as there; else everything unread is scanned.
 * - It is the count of the moment at which the room was seen (`version`): what was deleted since still counts.
 *
 * Parameters are arrays of one length: who asked, user, room, the `seq` after which to count, that up to which the
 * member's own are looked for, `last_seq`, `version`.
 */
export const COUNT_UNREAD = `
  SELECT seen.asked, seen.room_id,
         seen.last_seq - seen.after - uncounted.number - own.number AS unread,
         of_one.number + of_many.number AS mentions
  FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
    AS seen (asked, user_id, room_id, after, own_until, last_seq, version)
  CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM messages m
    WHERE m.room_id = seen.room_id AND m.seq > seen.after AND m.seq <= seen.last_seq
      AND (m.kind = 'system' OR m.deleted_at IS NOT NULL)
      AND (m.kind = 'system' OR (m.author_id <> seen.user_id AND m.version <= seen.version))
  ) uncounted
  CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM messages m
    WHERE m.room_id = seen.room_id AND m.seq > seen.after AND m.seq <= seen.own_until
      AND m.kind = 'user' AND m.author_id = seen.user_id
  ) own
  CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM messages m
    WHERE m.room_id = seen.room_id AND m.mentions[1] = seen.user_id AND m.seq > seen.after AND m.seq <= seen.last_seq
      AND cardinality(m.mentions) = 1 AND NOT m.mentions_all
      AND ${COUNTS}
  ) of_one
  CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM messages m
    WHERE m.room_id = seen.room_id AND m.seq > seen.after AND m.seq <= seen.last_seq
      AND (m.mentions_all OR cardinality(m.mentions) > 1) AND (m.mentions_all OR seen.user_id = ANY (m.mentions))
      AND ${COUNTS}
  ) of_many`;
