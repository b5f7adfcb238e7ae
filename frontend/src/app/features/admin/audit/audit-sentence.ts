import {
  type AuditAct,
  type AuditEntry,
  FOREVER,
  type Id,
  type ServerSettings,
  type User,
} from '@parley/contracts';
import { fullTime } from '../../../ui/time/moments';
import { countOf } from '../../../ui/words/count-of';

/** A piece of the sentence: words, or somebody or a room by whom the log can be narrowed. */
export type SentencePart =
  | { kind: 'words'; text: string }
  | { kind: 'actor' | 'target'; text: string; id: Id | null }
  | { kind: 'room'; text: string; id: Id | null };

/** After the name of who did it. */
const SENTENCES: Readonly<Record<AuditAct, string>> = {
  'room.renamed': 'renamed {room}',
  'room.topic': 'changed the topic of {room}',
  'room.deleted': 'deleted {room}',
  'room.owner': 'made {target} the owner of {room}',
  'member.added': 'added {target} to {room}',
  'member.role': 'changed the role of {target} in {room}',
  'member.kicked': 'removed {target} from {room}',
  'member.muted': 'muted {target} in {room}',
  'member.unmuted': 'unmuted {target} in {room}',
  'member.banned': 'banned {target} from {room}',
  'member.unbanned': 'lifted the ban on {target} in {room}',
  'invite.created': 'made an invite link to {room}',
  'invite.revoked': 'revoked an invite link to {room}',
  'invite.used': 'came into {room} by an invite link',
  'account.role': 'changed the role of {target} on this server',
  'account.banned': 'banned the account of {target}',
  'account.unbanned': 'lifted the ban on the account of {target}',
  'account.sessions-ended': 'signed {target} out everywhere',
  'account.deleted': 'deleted the account of {target}',
  'bot.created': 'made the bot {target}',
  'bot.token-created': 'made a token for the bot {target}',
  'bot.token-revoked': 'revoked a token of the bot {target}',
  'hook.created': 'made a webhook for {room}',
  'hook.changed': 'changed a webhook of {room}',
  'hook.switched-off': 'switched off a webhook of {room} that nobody answered',
  'hook.removed': 'removed a webhook of {room}',
  'server.settings': 'changed the settings of this server',
  'server.log-level': 'changed how much this server logs',
};

/** What an act is called in the filter. */
export const ACT_LABELS: Readonly<Record<AuditAct, string>> = {
  'room.renamed': 'Room renamed',
  'room.topic': 'Topic changed',
  'room.deleted': 'Room deleted',
  'room.owner': 'Room handed over',
  'member.added': 'Added to a room',
  'member.role': 'Role changed',
  'member.kicked': 'Removed from a room',
  'member.muted': 'Muted',
  'member.unmuted': 'Unmuted',
  'member.banned': 'Banned from a room',
  'member.unbanned': 'Ban lifted',
  'invite.created': 'Invite link made',
  'invite.revoked': 'Invite link revoked',
  'invite.used': 'Invite link used',
  'account.role': 'Server role changed',
  'account.banned': 'Account banned',
  'account.unbanned': 'Account’s ban lifted',
  'account.sessions-ended': 'Signed out everywhere',
  'account.deleted': 'Account deleted',
  'bot.created': 'Bot made',
  'bot.token-created': 'Bot token made',
  'bot.token-revoked': 'Bot token revoked',
  'hook.created': 'Webhook made',
  'hook.changed': 'Webhook changed',
  'hook.switched-off': 'Webhook switched off',
  'hook.removed': 'Webhook removed',
  'server.settings': 'Server settings changed',
  'server.log-level': 'Log level changed',
};

/** Who did what to whom and where. */
export function sentenceOf({ act, actor, target, room }: AuditEntry): SentencePart[] {
  const named = (kind: 'actor' | 'target', user: User | null, nobody: string): SentencePart => ({
    kind,
    text: user?.displayName ?? nobody,
    id: user?.id ?? null,
  });
  const tail = SENTENCES[act].split(/(\{\w+\})/).map((piece): SentencePart => {
    if (piece === '{target}') return named('target', target, 'somebody');
    if (piece === '{room}') return { kind: 'room', text: room?.name ?? 'a room', id: room?.id ?? null };
    return { kind: 'words', text: piece };
  });
  const parts: SentencePart[] = [named('actor', actor, 'The server'), { kind: 'words', text: ' ' }, ...tail];
  return parts.filter(({ text }) => text !== '');
}

/** What else is to be known; `null` where the sentence says it all. */
export function detailOf(entry: AuditEntry): string | null {
  switch (entry.act) {
    case 'room.renamed':
      return `From “${entry.details.before ?? ''}” to “${entry.details.name}”`;
    case 'room.topic':
      return entry.details.topic === null ? 'Removed' : `“${entry.details.topic}”`;
    case 'room.owner':
      return entry.details.because === 'left' ? 'By leaving the room' : null;
    case 'member.role':
      return `To ${entry.details.role}`;
    case 'account.role':
      return entry.details.role === 'admin' ? 'To administrator' : 'To an ordinary person';
    case 'member.muted':
      return entry.details.until === FOREVER
        ? 'For good'
        : `Until ${fullTime(new Date(entry.details.until))}`;
    case 'member.banned':
    case 'account.banned':
      return entry.details.reason === null ? null : `“${entry.details.reason}”`;
    case 'hook.created':
      return entry.details.host === null
        ? `Incoming, “${entry.details.name}”`
        : `Outgoing, “${entry.details.name}”, to ${entry.details.host}`;
    case 'hook.changed':
      return `“${entry.details.name}”, to ${entry.details.host}, ${entry.details.enabled ? 'on' : 'off'}`;
    case 'hook.removed':
      return `“${entry.details.name}”`;
    case 'bot.token-created':
    case 'bot.token-revoked':
      return `“${entry.details.name}”`;
    case 'server.settings':
      return settingsWords(entry.details.settings);
    case 'server.log-level':
      return `To ${entry.details.level}`;
    case 'invite.created': {
      const { maxUses, expiresAt } = entry.details;
      const uses = maxUses === null ? 'No limit of uses' : `For ${countOf(maxUses, 'use')}`;
      return expiresAt === null ? `${uses}, no end` : `${uses}, until ${fullTime(new Date(expiresAt))}`;
    }
    default:
      return null;
  }
}

const REGISTRATION_WORDS: Readonly<Record<ServerSettings['registration'], string>> = {
  open: 'everybody may register',
  invite: 'registering takes an invite',
  closed: 'nobody may register',
};

function settingsWords({
  registration,
  guests,
  roomCreation,
  retentionDays,
}: Partial<ServerSettings>): string {
  const words = [
    registration && REGISTRATION_WORDS[registration],
    guests !== undefined && (guests ? 'guests are welcome' : 'no guests'),
    roomCreation && (roomCreation === 'admins' ? 'only administrators make rooms' : 'everybody makes rooms'),
    retentionDays !== undefined &&
      (retentionDays === null
        ? 'messages are kept for ever'
        : `messages are kept for ${countOf(retentionDays, 'day')}`),
  ].filter((it) => typeof it === 'string');
  const sentence = words.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
