import type {
  AccountState,
  AdminRoom,
  AdminUser,
  Id,
  LogLevel,
  LogLevelBody,
  Page,
  UserRole,
  UserRoleBody,
} from '@parley/contracts';
import type { Http } from './http.js';
import type { PageQuery } from './page-query.js';
import { segment } from './path.js';

/** Which people; everything that is named must fit. Deleted accounts only where their state is asked for. */
export interface AdminUsersQuery extends PageQuery {
  /** The beginning of a username or display name, or a whole e-mail address. */
  query?: string;
  state?: AccountState;
  role?: UserRole;
}

export interface AdminRoomsQuery extends PageQuery {
  query?: string;
}

/** What those do who run the server. Bans of accounts are in `ModerationApi`, the log in `AuditApi`. */
export class AdministrationApi {
  constructor(private readonly http: Http) {}

  /** By username. */
  users(query: AdminUsersQuery = {}): Promise<Page<AdminUser>> {
    return this.http.call({ method: 'GET', path: '/admin/users', query: { ...query } });
  }

  setRole(userId: Id, body: UserRoleBody): Promise<void> {
    return this.http.call({ method: 'PUT', path: `/users/${segment(userId)}/role`, body });
  }

  /** Signs somebody out everywhere. */
  endSessions(userId: Id): Promise<void> {
    return this.http.call({ method: 'DELETE', path: `/admin/users/${segment(userId)}/sessions` });
  }

  /** Public and private ones, by name. */
  rooms(query: AdminRoomsQuery = {}): Promise<Page<AdminRoom>> {
    return this.http.call({ method: 'GET', path: '/admin/rooms', query: { ...query } });
  }

  deleteRoom(roomId: Id): Promise<void> {
    return this.http.call({ method: 'DELETE', path: `/admin/rooms/${segment(roomId)}` });
  }

  async logLevel(): Promise<LogLevel> {
    return (await this.http.call<LogLevelBody>({ method: 'GET', path: '/admin/log-level' })).level;
  }

  /** Of every instance that runs; one that starts begins with what it is configured to. */
  setLogLevel(level: LogLevel): Promise<void> {
    return this.http.call({ method: 'PUT', path: '/admin/log-level', body: { level } });
  }
}
