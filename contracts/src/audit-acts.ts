import type { AuditAct } from './models.js';

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
