import {
  ERROR_STATUS,
  type Ack,
  type ErrorCode,
  type FieldError,
  type Id,
  type MarkSeq,
  type Me,
  type Message,
  type SendMessage,
  type SyncAnswer,
  type SyncRequest,
  type User,
  type WireError,
} from '@parley/contracts';
import type { Clock } from '../../src/ports/clock.js';
import { FileOffice } from './file-office.js';
import { aMe, ALICE, aUser } from './models.js';
import { DraftModel } from './draft-model.js';
import { RoomModel } from './room-model.js';
import { TokenOffice } from './token-office.js';

export interface RestAnswer {
  status: number;
  body?: unknown;
}

export interface RestRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Record<string, string> | undefined;
  token: string | null;
  /** Of a form. */
  file?: File;
}

/** An event of the server: to whom, and what. */
export interface Told {
  roomId: Id;
  event: string;
  payload: unknown;
}

/** What the server knows and answers, without any network: rooms of which everybody is a member, and sign-in. */
export class BackendModel {
  readonly tokens: TokenOffice;
  readonly files = new FileOffice();
  readonly rooms = new Map<Id, RoomModel>();
  /** Alice's. */
  readonly drafts = new DraftModel((draft) =>
    this.tell({ roomId: draft.roomId, event: 'draft:changed', payload: draft }),
  );
  /** Rooms that Alice was removed from. */
  readonly forbidden = new Set<Id>();
  /** The next answers to sends, in place of the right ones. */
  readonly refusals: { code: ErrorCode; retryAfterMs?: number }[] = [];
  readonly asked: string[] = [];
  /** Whose profile changed, and at which version. */
  readonly profiles: { version: number; user: User }[] = [];
  /** Below this version nobody knows who changed. */
  profilesFrom = 0;
  me: Me = aMe();
  private readonly listeners = new Set<(told: Told) => void>();

  constructor(clock: Clock) {
    this.tokens = new TokenOffice(clock);
  }

  onTold(listener: (told: Told) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(told: Told): void {
    for (const listener of [...this.listeners]) listener(told);
  }

  room(id = 'room'): RoomModel {
    const room = this.rooms.get(id) ?? new RoomModel(id);
    this.rooms.set(id, room);
    return room;
  }

  /** A write, and the event that tells of it. */
  write(roomId: Id, act: (room: RoomModel) => Message): Message {
    const room = this.room(roomId);
    const before = room.version;
    const message = act(room);
    if (room.version > before) this.tell({ roomId, event: 'message:changed', payload: message });
    return message;
  }

  socket(userId: Id, event: string, payload: unknown): Ack<unknown> {
    this.asked.push(event);
    switch (event) {
      case 'sync':
        return { ok: true, data: this.sync(userId, payload as SyncRequest) };
      case 'message:send':
        return this.send(userId, payload as SendMessage);
      case 'room:read':
        return this.mark(userId, payload as MarkSeq, (room, seq) => room.markRead(userId, seq));
      case 'room:delivered':
        return this.mark(userId, payload as MarkSeq, (room, seq) => room.markDelivered(userId, seq));
      case 'room:unread':
        return this.mark(userId, payload as MarkSeq, (room, seq) => room.markUnread(userId, seq));
      case 'ping':
        return { ok: true, data: { now: '' } };
      case 'auth:renew':
        return { ok: true, data: { expiresAt: '' } };
      case 'presence:watch':
        return { ok: true, data: [] };
      default:
        return refuse('VALIDATION');
    }
  }

  rest(request: RestRequest): RestAnswer {
    this.asked.push(`${request.method} ${request.path}`);
    if (request.path === '/auth/login') {
      return { status: 200, body: { user: this.me, ...this.tokens.signIn(this.me.id) } };
    }
    if (request.path === '/auth/refresh') {
      const tokens = this.tokens.refresh(request.body?.['refreshToken'], request.body?.['attempt']);
      return tokens ? { status: 200, body: tokens } : problem('UNAUTHENTICATED');
    }
    const caller = this.tokens.check(request.token);
    if (typeof caller === 'string') return problem(caller);
    if (request.path === '/auth/logout') {
      this.tokens.end(request.token ?? '');
      return { status: 204 };
    }
    if (request.path.startsWith('/attachments')) return this.files.answer(request);
    if (request.path === '/users/me') return { status: 200, body: this.me };
    return this.roomRest(request, caller.userId);
  }

  private roomRest({ method, path, query, body }: RestRequest, userId: Id): RestAnswer {
    const [, , roomId = '', what] = path.split('/');
    if (path.startsWith('/users/')) {
      const changed = this.profiles.findLast(({ user }) => user.id === roomId);
      return { status: 200, body: changed?.user ?? aUser({ id: roomId }) };
    }
    const room = this.rooms.get(roomId);
    if (!room || this.forbidden.has(roomId)) return problem('NOT_FOUND');
    const number = (name: string): number | undefined =>
      query.has(name) ? Number(query.get(name)) : undefined;
    if (what === undefined) return { status: 200, body: room.seenBy(userId) };
    if (what === 'changes') return { status: 200, body: room.changes(number('since') ?? 0, number('limit')) };
    if (what === 'draft') return this.drafts.rest(method, room.id, query, body);
    if (what === 'members') return { status: 200, body: { items: [], nextCursor: null } };
    if (what === 'pins') return { status: 200, body: { items: room.pinned, nextCursor: null } };
    const [before, after, around, limit] = ['before', 'after', 'around', 'limit'].map(number);
    return { status: 200, body: room.history({ before, after, around, limit }) };
  }

  private sync(userId: Id, { rooms, people }: SyncRequest): SyncAnswer {
    const named = new Map(rooms.map(({ roomId, version }) => [roomId, version]));
    const mine = [...this.rooms.values()].filter(({ id }) => !this.forbidden.has(id));
    const removed = [...named.keys()].filter((id) => !mine.some((room) => room.id === id));
    return {
      me: this.me,
      rooms: mine.map((room) => room.synced(userId, named.get(room.id))),
      removed,
      drafts: this.drafts.all,
      people: this.syncPeople(people),
    };
  }

  private syncPeople(since: number | undefined): SyncAnswer['people'] {
    const version = this.profiles.at(-1)?.version ?? 0;
    if (since === undefined || since < this.profilesFrom) return { version, changed: [], reset: true };
    const changed = this.profiles.filter((one) => one.version > since).map(({ user }) => user);
    return { version, changed, reset: false };
  }

  private send(userId: Id, { id, roomId, body, attachmentIds = [] }: SendMessage): Ack<Message> {
    const refusal = this.refusals.shift();
    if (refusal) return refuse(refusal.code, refusal.retryAfterMs);
    if (this.forbidden.has(roomId)) return refuse('NOT_FOUND');
    const known = this.room(roomId).find(id);
    if (known) return { ok: true, data: known };
    const attachments = this.files.claim(attachmentIds);
    if (!attachments) return refuse('VALIDATION', undefined, [{ path: 'attachmentIds', message: 'gone' }]);
    const message = this.write(roomId, (room) => room.post({ id, authorId: userId, body, attachments }));
    return { ok: true, data: message };
  }

  private mark(
    userId: Id,
    { roomId, seq }: MarkSeq,
    act: (room: RoomModel, seq: number) => { readSeq: number; deliveredSeq: number },
  ): Ack<unknown> {
    const room = this.rooms.get(roomId);
    if (!room || this.forbidden.has(roomId)) return refuse('NOT_FOUND');
    const before = room.marksOf(userId);
    const marks = act(room, seq);
    const moved = before.readSeq !== marks.readSeq || before.deliveredSeq !== marks.deliveredSeq;
    if (moved) this.tellReceipt(roomId, userId);
    return { ok: true, data: marks };
  }

  tellReceipt(roomId: Id, userId: Id = ALICE): void {
    const marks = this.room(roomId).marksOf(userId);
    this.tell({ roomId, event: 'receipt:changed', payload: { roomId, userId, ...marks, readByAllSeq: 0 } });
  }
}

export function refuse(
  code: ErrorCode,
  retryAfterMs?: number,
  details?: FieldError[],
): { ok: false; error: WireError } {
  return {
    ok: false,
    error: {
      code,
      message: `refused: ${code}`,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(details && { details }),
    },
  };
}

export function problem(code: ErrorCode): RestAnswer {
  const status = ERROR_STATUS[code];
  return { status, body: { type: 'about:blank', title: code, status, detail: code, code } };
}
