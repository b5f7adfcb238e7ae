import { Injectable } from '@nestjs/common';
import type { HookEvent } from '@parley/contracts';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

export interface OutgoingHookRow {
  id: string;
  room_id: string;
  name: string;
  url: string;
  events: HookEvent[];
  enabled: boolean;
  failing: boolean;
  created_by: string;
  created_at: Date;
}

export type HookSettings = Pick<OutgoingHookRow, 'name' | 'url' | 'events' | 'enabled'>;

const COLUMNS = 'id, room_id, name, url, events, enabled, failing, created_by, created_at';

@Injectable()
export class OutgoingHooksRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(
    tx: Transaction,
    hook: Pick<OutgoingHookRow, 'id' | 'name' | 'url' | 'events'> & {
      readonly roomId: string;
      readonly createdBy: string;
      /** Encrypted. */
      readonly secret: Buffer;
    },
  ): Promise<OutgoingHookRow> {
    const [row] = await tx.query<OutgoingHookRow[]>(
      `INSERT INTO outgoing_hooks (id, room_id, name, url, events, secret, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
      [hook.id, hook.roomId, hook.name, hook.url, hook.events, hook.secret, hook.createdBy],
    );
    if (!row) throw new Error('the webhook was not stored');
    return row;
  }

  /** The latest first. There are never many. */
  async ofRoom(roomId: string, tx?: Transaction): Promise<OutgoingHookRow[]> {
    return (tx ?? this.dataSource).query<OutgoingHookRow[]>(
      `SELECT ${COLUMNS} FROM outgoing_hooks WHERE room_id = $1 ORDER BY id DESC`,
      [roomId],
    );
  }

  /** One that is switched on is given another chance: what was wrong before says nothing more. */
  async change(
    tx: Transaction,
    id: string,
    { name, url, events, enabled }: HookSettings,
  ): Promise<OutgoingHookRow> {
    const [rows] = await tx.query<[OutgoingHookRow[], number]>(
      `UPDATE outgoing_hooks
          SET name = $2, url = $3, events = $4, enabled = $5, failing = failing AND enabled = $5
        WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, name, url, events, enabled],
    );
    const [row] = rows;
    if (!row) throw new Error(`the webhook ${id} is gone from under the room's lock`);
    return row;
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.query('DELETE FROM outgoing_hooks WHERE id = $1', [id]);
  }
}
