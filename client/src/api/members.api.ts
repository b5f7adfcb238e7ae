import type { Ban, BanBody, Id, Member, MuteBody, Page, UpdateMemberBody } from '@parley/contracts';
import type { Http } from './http.js';
import type { PageQuery } from './page-query.js';
import { segment } from './path.js';

/** Who is in a room, and what moderators may do about it. */
export class MembersApi {
  constructor(private readonly http: Http) {}

  list(roomId: Id, page: PageQuery = {}): Promise<Page<Member>> {
    return this.http.call({ method: 'GET', path: `/rooms/${segment(roomId)}/members`, query: { ...page } });
  }

  add(roomId: Id, userId: Id): Promise<Member> {
    return this.http.call({ method: 'PUT', path: member(roomId, userId) });
  }

  kick(roomId: Id, userId: Id): Promise<void> {
    return this.http.call({ method: 'DELETE', path: member(roomId, userId) });
  }

  setRole(roomId: Id, userId: Id, body: UpdateMemberBody): Promise<Member> {
    return this.http.call({ method: 'PATCH', path: member(roomId, userId), body });
  }

  mute(roomId: Id, userId: Id, body: MuteBody): Promise<Member> {
    return this.http.call({ method: 'PUT', path: `${member(roomId, userId)}/mute`, body });
  }

  unmute(roomId: Id, userId: Id): Promise<Member> {
    return this.http.call({ method: 'DELETE', path: `${member(roomId, userId)}/mute` });
  }

  bans(roomId: Id, page: PageQuery = {}): Promise<Page<Ban>> {
    return this.http.call({ method: 'GET', path: `/rooms/${segment(roomId)}/bans`, query: { ...page } });
  }

  ban(roomId: Id, userId: Id, body: BanBody = {}): Promise<Ban> {
    return this.http.call({ method: 'PUT', path: `/rooms/${segment(roomId)}/bans/${segment(userId)}`, body });
  }

  unban(roomId: Id, userId: Id): Promise<void> {
    return this.http.call({ method: 'DELETE', path: `/rooms/${segment(roomId)}/bans/${segment(userId)}` });
  }
}

function member(roomId: Id, userId: Id): string {
  return `/rooms/${segment(roomId)}/members/${segment(userId)}`;
}
