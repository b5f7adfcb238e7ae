/**
 * What outgoing webhooks have to tell is written down by the statement that makes it happen: what is committed is told
 * at least once, and what is not is not, wherever a process dies in between. Where a room has no webhook for an event
 * that costs one look into an index which is nearly always empty.
 *
 * Only that something happened is written down, and to which message: what that says is read when it is sent, so that
 * nothing of it lies around here that was deleted meanwhile.
 */

/**
 * A statement that queues an event for each row of `source`, which has columns `id`, `room_id` and `version`: a further
 * part of a `WITH`.
 *
 * @param event an expression that gives the name of the event, or NULL for what is none; it may use `happened`, a row of
 * `source`
 */
export function queueHooks(source: string, event: string): string {
  return `
    INSERT INTO hook_deliveries (hook_id, event, message_id, version)
    SELECT hook.id, told.event, happened.id, happened.version
    FROM ${source} happened
    CROSS JOIN LATERAL (SELECT ${event} AS event) told
    JOIN LATERAL (
      SELECT h.id FROM outgoing_hooks h
      WHERE h.room_id = happened.room_id AND h.enabled AND told.event = ANY (h.events) OFFSET 0
    ) hook ON told.event IS NOT NULL`;
}

/** The events of notices in a timeline, by the notice's `type`. */
export const NOTICE_EVENT = `CASE
  WHEN happened.system ->> 'type' IN ('joined', 'added') THEN 'member.joined'
  WHEN happened.system ->> 'type' IN ('left', 'kicked', 'banned') THEN 'member.left'
END`;
