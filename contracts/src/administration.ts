import type { Id, Timestamp, User, UserRole } from './models.js';

/** What those work with who run the server. */

/** Who may make an account: everybody, who has an invite into some room, or nobody. */
export type RegistrationPolicy = 'open' | 'invite' | 'closed';

/** Who may make public and private rooms. Direct rooms are everybody's. */
export type RoomCreationPolicy = 'everyone' | 'admins';

/** What administrators decide. Everybody may read it: a page offers nothing that would be refused. */
export interface ServerSettings {
  registration: RegistrationPolicy;
  /** Whether one may come in by a name alone. Those who are in stay. */
  guests: boolean;
  roomCreation: RoomCreationPolicy;
  /** Messages older than so many days are removed; `null` keeps them for ever. 1 to 36,500. */
  retentionDays: number | null;
}

/** Only what is named changes. */
export type UpdateSettingsBody = Partial<ServerSettings>;

export type AccountState = 'active' | 'banned' | 'deleted';

/** A person, as administrators see them. */
export interface AdminUser extends User {
  /** `null` for guests and deleted accounts. */
  email: string | null;
  emailConfirmed: boolean;
  role: UserRole;
  state: AccountState;
  /** When others last saw them there. */
  lastSeenAt: Timestamp | null;
  /** How many devices are signed in. */
  sessions: number;
}

export interface UserRoleBody {
  role: UserRole;
}

/** A room that is not direct, as administrators see it: nothing of what is said there. */
export interface AdminRoom {
  id: Id;
  kind: 'public' | 'private';
  name: string;
  createdAt: Timestamp;
  owner: User | null;
  memberCount: number;
  /** Of whatever kind, those that are kept. */
  messages: number;
  /** When something was last said, or somebody came or went. */
  lastActivityAt: Timestamp;
}

/** From the quietest to the most talkative. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug' | 'trace';

export interface LogLevelBody {
  level: LogLevel;
}
