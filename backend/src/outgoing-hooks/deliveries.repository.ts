import { Injectable } from '@nestjs/common';
import type { DeliveryState, HookEvent, Id, RoomKind } from '@parley/contracts';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

export interface DeliveryRow {
  id: Id;
  event: HookEvent | 'ping';
  message_id: Id | null;
  state: DeliveryState;
  tries: number;
  due_at: Date;
  tried_at: Date | null;
  status: number | null;
  duration_ms: number | null;
  error: string | null;
  created_at: Date;
}

/** What this instance has taken on to deliver. */
export interface TakenDelivery {
  readonly id: Id;
  readonly event: HookEvent | 'ping';
  readonly messageId: Id | null;
  readonly createdAt: Date;
  /** This one among them. */
  readonly tries: number;
  readonly hookId: Id;
  readonly url: string;
  /** Encrypted. */
  readonly secret: Buffer;
  readonly roomId: Id;
  readonly roomKind: RoomKind;
  readonly roomName: string | null;
}

/** How a try went. */
export interface Result {
  readonly status: number | null;
  readonly durationMs: number;
  /** `null` when it was taken. */
  readonly error: string | null;
}

const COLUMNS =
  'id, event, message_id, state, tries, due_at, tried_at, status, duration_ms, error, created_at';

/** The queue of what outgoing webhooks are to be told, which is also the log of what they were. */
@Injectable()
export class DeliveriesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Says that the webhook was made. */
  async ping(tx: Transaction, hookId: Id): Promise<void> {
    await tx.query(`INSERT INTO hook_deliveries (hook_id, event) VALUES ($1, 'ping')`, [hookId]);
  }

  /**
   * Takes on what is due, of each webhook the oldest, and nothing that another instance has at the moment. For so many
   * milliseconds it is this instance's alone; what it has not brought to an end by then is there to be taken again.
   *
   * @param busy webhooks of which nothing more is wanted now
   */
  async take(limit: number, ofEach: number, busy: readonly Id[], leaseMs: number): Promise<TakenDelivery[]> {
    const [rows] = await this.dataSource.query<[TakenDelivery[], number]>(
      `WITH due AS (
         SELECT d.id FROM outgoing_hooks h
         CROSS JOIN LATERAL (
           SELECT q.id, q.due_at FROM hook_deliveries q
            WHERE q.hook_id = h.id AND q.state = 'waiting' AND q.due_at <= now()
            ORDER BY q.due_at, q.version LIMIT $2 FOR UPDATE SKIP LOCKED
         ) d
         WHERE h.enabled AND h.id <> ALL ($3)
         ORDER BY d.due_at LIMIT $1
       )
       UPDATE hook_deliveries d
          SET tries = d.tries + 1, tried_at = now(), due_at = now() + $4 * interval '1 millisecond'
         FROM due, outgoing_hooks h, rooms r
        WHERE d.id = due.id AND h.id = d.hook_id AND r.id = h.room_id
       RETURNING d.id, d.event, d.message_id AS "messageId", d.created_at AS "createdAt", d.tries, h.id AS "hookId",
                 h.url, h.secret, r.id AS "roomId", r.kind AS "roomKind", r.name AS "roomName"`,
      [limit, ofEach, busy, leaseMs],
    );
    return rows;
  }

  /** It was answered well. */
  async delivered({ id, hookId }: TakenDelivery, { status, durationMs }: Result): Promise<void> {
    await this.dataSource.query(
      `WITH done AS (
         UPDATE hook_deliveries SET state = 'delivered', status = $3, duration_ms = $4, error = NULL WHERE id = $1
       )
       UPDATE outgoing_hooks SET failing = false, taken_at = now() WHERE id = $2`,
      [id, hookId, status, durationMs],
    );
  }

  /** It was not, and is tried again after so many milliseconds. */
  async postponed({ id, hookId }: TakenDelivery, result: Result, afterMs: number): Promise<void> {
    await this.dataSource.query(
      `WITH tried AS (
         UPDATE hook_deliveries
            SET status = $3, duration_ms = $4, error = $5, due_at = now() + $6 * interval '1 millisecond' WHERE id = $1
       )
       UPDATE outgoing_hooks SET failing = true WHERE id = $2`,
      [id, hookId, result.status, result.durationMs, result.error, afterMs],
    );
  }

  /**
   * It was not, and is given up. A webhook of which nothing was taken since this happened is switched off.
   *
   * @returns whether this switched it off
   */
  async givenUp(tx: Transaction, { id, hookId }: TakenDelivery, result: Result): Promise<boolean> {
    const [rows] = await tx.query<[{ enabled: boolean }[], number]>(
      `WITH given_up AS (
         UPDATE hook_deliveries SET state = 'failed', status = $3, duration_ms = $4, error = $5 WHERE id = $1
         RETURNING created_at
       )
       UPDATE outgoing_hooks h SET failing = true, enabled = coalesce(h.taken_at > given_up.created_at, false)
         FROM given_up WHERE h.id = $2 AND h.enabled
       RETURNING h.enabled`,
      [id, hookId, result.status, result.durationMs, result.error],
    );
    return rows[0]?.enabled === false;
  }

  /** The latest first, those before that one: ids are in the order of time. */
  async log(hookId: Id, before: Id | null, limit: number): Promise<DeliveryRow[]> {
    return this.dataSource.query<DeliveryRow[]>(
      `SELECT ${COLUMNS} FROM hook_deliveries
        WHERE hook_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [hookId, before, limit],
    );
  }

  /** To be tried at once, and as often as a new one. `null` when this webhook has no such delivery (any more). */
  async again(hookId: Id, id: Id): Promise<DeliveryRow | null> {
    const [rows] = await this.dataSource.query<[DeliveryRow[], number]>(
      `UPDATE hook_deliveries SET state = 'waiting', tries = 0, due_at = now() WHERE hook_id = $1 AND id = $2
       RETURNING ${COLUMNS}`,
      [hookId, id],
    );
    return rows[0] ?? null;
  }

  /** Forgets what is older than that, whatever became of it, and what is older than so many of a webhook. */
  async forget(before: Date, keep: number): Promise<void> {
    await this.dataSource.query('DELETE FROM hook_deliveries WHERE created_at < $1', [before]);
    await this.dataSource.query(
      `DELETE FROM hook_deliveries d USING outgoing_hooks h
        WHERE d.hook_id = h.id AND d.state <> 'waiting' AND d.id < (
          SELECT last.id FROM hook_deliveries last WHERE last.hook_id = h.id ORDER BY last.id DESC OFFSET $1 LIMIT 1
        )`,
      [keep],
    );
  }
}
