import type { LogLevel, ServerSettings } from './administration.js';
import type { BotScope } from './bots.js';
import type { Id, MemberRole, Timestamp, User, UserRole } from './models.js';

/**
 * What is told of each kind of act beside who did it, when, where and to whom. `account.*` and `server.*` are those of
 * administrators and of the server itself.
 */
export interface AuditDetails {
  'room.renamed': { name: string; before: string | null };
  'room.topic': { topic: string | null };
  'room.deleted': { name: string | null };
  /** The target owns the room now: the owner gave it away, or left it. */
  'room.owner': { because: 'given' | 'left' };
  'member.added': Record<string, never>;
  'member.role': { role: MemberRole };
  'member.kicked': Record<string, never>;
  'member.muted': { until: Timestamp };
  'member.unmuted': Record<string, never>;
  'member.banned': { reason: string | null };
  'member.unbanned': Record<string, never>;
  'invite.created': { inviteId: Id; maxUses: number | null; expiresAt: Timestamp | null };
  'invite.revoked': { inviteId: Id };
  'invite.used': { inviteId: Id };
  'account.role': { role: UserRole };
  'account.banned': { reason: string | null };
  'account.unbanned': Record<string, never>;
  /** Every device of the target was signed out. */
  'account.sessions-ended': Record<string, never>;
  'account.deleted': Record<string, never>;
  'bot.created': Record<string, never>;
  'bot.token-created': { tokenId: Id; name: string; scopes: BotScope[]; expiresAt: Timestamp | null };
  'bot.token-revoked': { tokenId: Id; name: string };
  /** Only what changed. */
  'hook.created': { hookId: Id; kind: 'incoming' | 'outgoing'; name: string; host: string | null };
  'hook.changed': { hookId: Id; name: string; host: string; enabled: boolean };
  /** By the server, because nobody answered well. */
  'hook.switched-off': { hookId: Id };
  'hook.removed': { hookId: Id; kind: 'incoming' | 'outgoing'; name: string };
  'server.settings': { settings: Partial<ServerSettings>; before: Partial<ServerSettings> };
  'server.log-level': { level: LogLevel };
}

export type AuditAct = keyof AuditDetails;

/** What every entry of the audit log tells, whatever the act. */
export interface AuditFacts {
  id: Id;
  at: Timestamp;
  /** Who did it; `null` for what the server did by itself. */
  actor: User | null;
  /** Where, with its name at that time; `null` for what concerns no room. The room may be gone. */
  room: { id: Id; name: string | null } | null;
  /** To whom; `null` for what concerns nobody. */
  target: User | null;
}

/** One entry of the log of what people did with power over others. For administrators. */
export type AuditEntry = { [A in AuditAct]: AuditFacts & { act: A; details: AuditDetails[A] } }[AuditAct];

/** Every kind of act that the audit log knows. Complete: one without its line here does not compile. */
const ACTS: Readonly<Record<AuditAct, true>> = {
  'room.renamed': true,
  'room.topic': true,
  'room.deleted': true,
  'room.owner': true,
  'member.added': true,
  'member.role': true,
  'member.kicked': true,
  'member.muted': true,
  'member.unmuted': true,
  'member.banned': true,
  'member.unbanned': true,
  'invite.created': true,
  'invite.revoked': true,
  'invite.used': true,
  'account.role': true,
  'account.banned': true,
  'account.unbanned': true,
  'account.sessions-ended': true,
  'account.deleted': true,
  'bot.created': true,
  'bot.token-created': true,
  'bot.token-revoked': true,
  'hook.created': true,
  'hook.changed': true,
  'hook.switched-off': true,
  'hook.removed': true,
  'server.settings': true,
  'server.log-level': true,
};

export const AUDIT_ACTS = Object.keys(ACTS) as AuditAct[];
