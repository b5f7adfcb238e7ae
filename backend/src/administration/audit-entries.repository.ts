import { Injectable } from '@nestjs/common';
import type { AuditAct } from '@parley/contracts';
import { DataSource } from 'typeorm';

export interface AuditRow {
  id: string;
  at: Date;
  act: AuditAct;
  actor_id: string | null;
  room_id: string | null;
  room_name: string | null;
  target_id: string | null;
  details: object;
}

export interface AuditFilter {
  readonly roomId?: string;
  readonly actorId?: string;
  readonly targetId?: string;
  readonly act?: AuditAct;
}

/** The audit log, read. */
@Injectable()
export class AuditEntries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The latest first, those before that one: ids are in the order of time. Only what is asked for stands in the
   * statement, so that each filter finds its own index.
   */
  async list(filter: AuditFilter, before: string | null, limit: number): Promise<AuditRow[]> {
    const conditions: [string, string | null | undefined][] = [
      ['a.id <', before],
      ['a.room_id =', filter.roomId],
      ['a.actor_id =', filter.actorId],
      ['a.target_id =', filter.targetId],
      ['a.act =', filter.act],
    ];
    const given = conditions.filter(([, value]) => value);
    const where = given.map(([condition], n) => `AND ${condition} $${n + 2}`).join(' ');
    return this.dataSource.query<AuditRow[]>(
      `SELECT a.id, a.at, a.act, a.actor_id, a.room_id, coalesce(a.room_name, r.name) AS room_name, a.target_id, a.details
         FROM audit a LEFT JOIN rooms r ON r.id = a.room_id
        WHERE true ${where} ORDER BY a.id DESC LIMIT $1`,
      [limit, ...given.map(([, value]) => value)],
    );
  }
}
