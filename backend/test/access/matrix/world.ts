import { createHash, randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { MemberRole, RoomKind } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { AccessTokens } from '../../../src/auth/index.js';
import { newFileKey } from '../../../src/platform/storage/index.js';
import { PASSWORD, type TestApp, type TestDatabase } from '../../support/index.js';
import type { Caller, Cell } from './grid.js';

export interface Somebody {
  readonly id: string;
  readonly username: string;
  readonly sessionId: string;
  /** `undefined` for who brings none. */
  readonly token: string | undefined;
}

/**
 * One room, and everybody who can stand to it. Each cell of the matrix has a world of its own, made behind the backs of
 * the instances: none of them remembers anything of it.
 */
export interface World {
  readonly caller: Somebody;
  readonly kind: RoomKind;
  readonly roomId: string;
  /** `null` in direct rooms. */
  readonly roomName: string | null;
  /** Members beside the caller; in a direct room all are the other person. */
  readonly member: string;
  readonly moderator: string;
  /** The caller, where that is who owns the room. */
  readonly owner: string;
  readonly stranger: string;
  readonly banned: string;
  /** Whom the caller has blocked, and who has blocked the caller. */
  readonly blocked: string;
  readonly blocker: string;
  /** In the room, by the caller (perhaps from better times), and by somebody else. */
  readonly ownMessage: string;
  readonly othersMessage: string;
  readonly inviteId: string;
  readonly inviteCode: string;
  /** A room of the caller's own, in which the other member is, too. */
  readonly myRoomId: string;
  /** Of a private room that the caller is not in. */
  readonly secretMessage: string;
  readonly secretInvite: string;
  /** Sessions of the stranger and of the other member. */
  readonly otherSession: string;
  readonly memberSession: string;
  /** An image with a message of the room; one of the caller's, and one of the stranger's, that were not sent. */
  readonly sentFile: string;
  readonly ownFile: string;
  readonly othersFile: string;
  /** Incoming webhooks of the room, and of a private room that the caller is not in. */
  readonly hook: { readonly id: string; readonly secret: string };
  readonly secretHook: { readonly id: string; readonly secret: string };
  /** Outgoing ones of the same rooms, each with a delivery. */
  readonly outgoing: { readonly id: string; readonly delivery: string };
  readonly secretOutgoing: { readonly id: string; readonly delivery: string };
  /** A bot that the caller made, and a token of it. */
  readonly bot: string;
  readonly botToken: string;
  /** Of the stranger's picture. */
  readonly avatarVersion: string;
  /** A link that the server has looked at, and what it found there. */
  readonly linkUrl: string;
  readonly linkPreview: string;
}

/** Which of the others it is. */
const STRANGER = 3;

/** Cheap to check; how dear they really are is no matter here. */
const passwordHash = hash(PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 });

/** Statements, and the values of one kind that are all there is in them: ids, names and numbers made here. */
class Script {
  private readonly statements: string[] = [];

  insert(table: string, row: Record<string, string | number | boolean | null>): void {
    const values = Object.values(row).map((value) =>
      typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value),
    );
    this.statements.push(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${values.join(', ')});`,
    );
  }

  /** Without triggers: `ChangeLog` is to see what the server changes. */
  toString(): string {
    return `BEGIN; SET LOCAL session_replication_role = replica; ${this.statements.join('\n')} COMMIT;`;
  }
}

export async function makeWorld(
  database: TestDatabase,
  app: TestApp,
  { caller, kind }: Pick<Cell, 'caller' | 'kind'>,
): Promise<World> {
  const script = new Script();
  const password = await passwordHash;
  const person = (
    more: Record<string, string | number | boolean | null> = {},
  ): { id: string; username: string } => {
    const [id, username] = [newId(), `u${randomBytes(8).toString('hex')}`];
    const account = { email: `${username}@example.com`, password_hash: password };
    script.insert('users', { id, username, display_name: username, ...account, ...more });
    return { id, username };
  };
  const session = (userId: string): string => {
    const id = newId();
    script.insert('sessions', { id, user_id: userId, expires_at: '2099-01-01', ip: '192.0.2.1' });
    return id;
  };

  const me = person(accountOf(caller));
  const sessionId = session(me.id);
  const avatarKey = newFileKey();
  const [member, moderator, first, stranger, banned, blocked, blocker] = Array.from(
    { length: 7 },
    (_, n) => person(n === STRANGER ? { avatar_key: avatarKey, avatar_size: 4 } : {}).id,
  ) as [string, string, string, string, string, string, string];
  script.insert('blocks', { user_id: me.id, blocked_id: blocked });
  script.insert('blocks', { user_id: blocker, blocked_id: me.id });

  const room = (of: {
    kind: RoomKind;
    createdBy: string;
    members: ReadonlyMap<string, MemberRole>;
    messages: readonly { id: string; by: string }[];
    muted?: string;
  }): { id: string; name: string | null } => {
    const id = newId();
    const isDirect = of.kind === 'direct';
    const name = isDirect ? null : `Room ${id}`;
    script.insert('rooms', {
      id,
      kind: of.kind,
      name,
      direct_key: isDirect ? [...of.members.keys()].sort().join(':') : null,
      created_by: of.createdBy,
      member_count: of.members.size,
      last_seq: of.messages.length,
      version: of.messages.length,
    });
    for (const [userId, role] of of.members) {
      const mutedUntil = userId === of.muted ? '9999-12-31T23:59:59.999Z' : null;
      script.insert('members', { room_id: id, user_id: userId, role, muted_until: mutedUntil });
    }
    for (const [n, { id: messageId, by }] of of.messages.entries()) {
      script.insert('messages', {
        id: messageId,
        room_id: id,
        seq: n + 1,
        version: n + 1,
        kind: 'user',
        author_id: by,
        body: `Message ${n + 1}`,
        // The last, so that there is a pin to see.
        ...(n === 2 && { pinned_by: of.createdBy, pinned_at: '2026-01-01' }),
      });
    }
    return { id, name };
  };

  const actual = kind ?? 'private';
  const role = kind === null ? null : roleOf(caller);
  const direct = actual === 'direct';
  const owner = role === 'owner' ? me.id : first;
  const members = direct
    ? new Map<string, MemberRole>([
        [role ? me.id : first, 'member'],
        [member, 'member'],
      ])
    : new Map<string, MemberRole>([
        [owner, 'owner'],
        [moderator, 'moderator'],
        [member, 'member'],
        ...(role ? [[me.id, role] as const] : []),
      ]);
  const [ownMessage, othersMessage, secretMessage] = [newId(), newId(), newId()];
  const main = room({
    kind: actual,
    createdBy: owner,
    members,
    messages: [
      { id: ownMessage, by: me.id },
      { id: othersMessage, by: member },
      { id: newId(), by: member },
    ],
    ...(caller === 'muted' && { muted: me.id }),
  });
  script.insert('audit', {
    id: newId(),
    actor_id: owner,
    act: 'member.kicked',
    room_id: main.id,
    target_id: stranger,
  });
  const bans = [...(direct ? [] : [banned]), ...(caller === 'banned' ? [me.id] : [])];
  for (const userId of bans) script.insert('bans', { room_id: main.id, user_id: userId, banned_by: owner });
  if (caller === 'blocker') script.insert('blocks', { user_id: me.id, blocked_id: member });
  if (caller === 'blocked') script.insert('blocks', { user_id: member, blocked_id: me.id });

  const mine = room({
    kind: 'private',
    createdBy: me.id,
    members: new Map([
      [me.id, 'owner'],
      [member, 'member'],
    ]),
    messages: [],
  });
  const secret = room({
    kind: 'private',
    createdBy: first,
    members: new Map([
      [first, 'owner'],
      [member, 'member'],
    ]),
    messages: [{ id: secretMessage, by: member }],
  });
  const invite = (roomId: string): { id: string; code: string } => {
    const [id, code] = [newId(), randomBytes(18).toString('base64url')];
    const codeHash = `\\x${createHash('sha256').update(code).digest('hex')}`;
    script.insert('invites', { id, room_id: roomId, code_hash: codeHash, created_by: first });
    return { id, code };
  };
  const [open, closed] = [invite(main.id), invite(secret.id)];
  const file = (by: string, sent: { room: string; message: string } | null): string => {
    const id = newId();
    const image = { mime: 'image/png', size: 4, width: 1, height: 1 };
    const kept = { key: newFileKey(), thumbnail_key: newFileKey(), thumbnail_size: 4 };
    const place = { room_id: sent?.room ?? null, message_id: sent?.message ?? null };
    script.insert('attachments', { id, uploader_id: by, name: 'x.png', ...image, ...kept, ...place });
    return id;
  };
  const sentFile = file(member, { room: main.id, message: othersMessage });
  const [ownFile, othersFile] = [file(me.id, null), file(stranger, null)];
  const [otherSession, memberSession] = [session(stranger), session(member)];
  const linkPreview = newId();
  const linkUrl = `https://example.com/${linkPreview}`;
  script.insert('link_previews', {
    url_hash: `\\x${createHash('sha256').update(linkUrl).digest('hex')}`,
    id: linkPreview,
    title: 'A page',
    picture: '\\x00',
    expires_at: '2099-01-01',
  });
  const { id: bot } = person({ bot: true, made_by: me.id, email: null, password_hash: null });
  const botToken = session(bot);
  const hash = `\\x${createHash('sha256').update(botToken).digest('hex')}`;
  script.insert('bot_tokens', {
    session_id: botToken,
    hash,
    name: 'CI',
    scopes: '{messages:write}',
    made_by: me.id,
  });
  const hookOf = (roomId: string): { id: string; secret: string } => {
    const [id, secret] = [newId(), randomBytes(24).toString('base64url')];
    const { id: userId } = person({ bot: true, email: null, password_hash: null });
    script.insert('members', { room_id: roomId, user_id: userId, role: 'member' });
    const secretHash = `\\x${createHash('sha256').update(secret).digest('hex')}`;
    script.insert('incoming_hooks', {
      id,
      room_id: roomId,
      user_id: userId,
      secret_hash: secretHash,
      created_by: first,
    });
    return { id, secret };
  };
  // Off: what nobody answers must not change by itself.
  const outgoingOf = (roomId: string): { id: string; delivery: string } => {
    const [id, delivery] = [newId(), newId()];
    const to = { name: 'Tickets', url: 'https://tickets.example.com/', events: '{message.created}' };
    script.insert('outgoing_hooks', {
      id,
      room_id: roomId,
      ...to,
      secret: '',
      enabled: false,
      created_by: first,
    });
    script.insert('hook_deliveries', { id: delivery, hook_id: id, event: 'ping', state: 'failed' });
    return { id, delivery };
  };
  const [outgoing, secretOutgoing] = [outgoingOf(main.id), outgoingOf(secret.id)];
  // Nobody else comes into a direct room.
  const [hook, secretHook] = [hookOf(direct ? mine.id : main.id), hookOf(secret.id)];
  await database.query(String(script));

  return {
    caller: { ...me, sessionId, token: await tokenOf(app, caller, me.id, sessionId) },
    kind: actual,
    roomId: main.id,
    roomName: main.name,
    member,
    moderator: direct ? member : moderator,
    owner: direct ? member : owner,
    stranger,
    banned,
    blocked,
    blocker,
    ownMessage,
    othersMessage,
    inviteId: open.id,
    inviteCode: open.code,
    myRoomId: mine.id,
    secretMessage,
    secretInvite: closed.id,
    otherSession,
    memberSession,
    sentFile,
    ownFile,
    othersFile,
    hook,
    secretHook,
    outgoing,
    secretOutgoing,
    bot,
    botToken,
    avatarVersion: avatarKey.slice(0, 16),
    linkUrl,
    linkPreview,
  };
}

function accountOf(caller: Caller): Record<string, string | boolean | null> {
  switch (caller) {
    case 'guest':
      return { guest: true, email: null, password_hash: null };
    case 'administrator':
      return { role: 'admin' };
    case 'deleted account':
      return { deleted_at: '2026-01-01', email: null, password_hash: null };
    case 'barred account':
      return { disabled_at: '2026-01-01' };
    default:
      return {};
  }
}

/** `null` for who is not in the room. */
function roleOf(caller: Caller): MemberRole | null {
  if (caller === 'owner' || caller === 'moderator') return caller;
  const inside: readonly Caller[] = ['guest', 'member', 'muted', 'blocker', 'blocked'];
  return inside.includes(caller) ? 'member' : null;
}

/** Their sessions go on in every row of the database: it is the account that counts. */
async function tokenOf(
  { app }: TestApp,
  caller: Caller,
  userId: string,
  sessionId: string,
): Promise<string | undefined> {
  if (caller === 'no token') return undefined;
  const lifeMs = caller === 'expired token' ? -60_000 : 600_000;
  return app.get(AccessTokens, { strict: false }).issue(userId, sessionId, new Date(Date.now() + lifeMs));
}
