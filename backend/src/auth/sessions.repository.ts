import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../platform/actor.js';

const ALIVE = `
  s.ended_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL AND u.deleted_at IS NULL`;

@Injectable()
export class SessionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async findActor(sessionId: string): Promise<Actor | undefined> {
    const [actor] = await this.dataSource.query<Actor[]>(
      `SELECT s.id AS "sessionId", u.id AS "userId", u.guest, u.role
       FROM sessions s JOIN users u ON u.id = s.user_id
       WHERE s.id = $1 AND ${ALIVE}`,
      [sessionId],
    );
    return actor;
  }

  async alive(sessionIds: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ANY($1) AND ${ALIVE}`,
      [sessionIds],
    );
    return rows.map((row) => row.id);
  }
}
