import { Injectable } from '@nestjs/common';
import type { AccountState, Id, UserRole } from '@parley/contracts';
import { DataSource } from 'typeorm';

export interface PersonRow {
  id: Id;
  username: string;
  email: string | null;
  email_confirmed: boolean;
  role: UserRole;
  state: AccountState;
  last_seen_at: Date | null;
  sessions: number;
}

export interface PeopleFilter {
  readonly query: string;
  /** All but deleted ones where it is not given. */
  readonly state?: AccountState;
  readonly role?: UserRole;
}

/** People with what only administrators may know of them. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * By username, those after that one: whose username or display name begins so, regardless of case, or whose whole
   * e-mail address it is.
   */
  async list({ query, state, role }: PeopleFilter, after: string, limit: number): Promise<PersonRow[]> {
    const text = query.toLowerCase();
    return this.dataSource.query<PersonRow[]>(
      `SELECT u.id, u.username, u.email, u.email_confirmed_at IS NOT NULL AS email_confirmed, u.role, stands.state,
              u.last_seen_at,
              (SELECT count(*) FROM sessions s
                WHERE s.user_id = u.id AND s.ended_at IS NULL AND s.expires_at > now()) AS sessions
         FROM users u
        CROSS JOIN LATERAL (
          SELECT CASE WHEN u.deleted_at IS NOT NULL THEN 'deleted' WHEN u.disabled_at IS NOT NULL THEN 'banned'
                      ELSE 'active' END AS state
        ) stands
        WHERE (u.username LIKE $1 OR lower(u.display_name) LIKE $1 OR u.email = $2)
          AND CASE WHEN $3::text IS NULL THEN stands.state <> 'deleted' ELSE stands.state = $3 END
          AND ($4::text IS NULL OR u.role = $4)
          AND u.username COLLATE "C" > $5
        ORDER BY u.username COLLATE "C"
        LIMIT $6`,
      [`${text.replace(/[\\%_]/g, '\\$&')}%`, text, state ?? null, role ?? null, after, limit],
    );
  }
}
