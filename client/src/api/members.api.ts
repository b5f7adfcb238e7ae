import type { Ban, BanBody, Id, Member, MuteBody, Page, UpdateMemberBody } from '@parley/contracts';
import {
  bansBanUser,
  bansListBans,
  bansUnbanUser,
  membersAddMember,
  membersListMembers,
  membersRemoveMember,
  membersSetMemberRole,
  mutesMuteMember,
  mutesUnmuteMember,
} from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';
import type { PageQuery } from './page-query.js';

/** Who is in a room, and what moderators may do about it. */
export class MembersApi {
  constructor(private readonly rest: Client) {}

  list(roomId: Id, page: PageQuery = {}): Promise<Page<Member>> {
    return membersListMembers({ client: this.rest, path: { id: roomId }, query: page });
  }

  add(roomId: Id, userId: Id): Promise<Member> {
    return membersAddMember({ client: this.rest, path: { id: roomId, userId } });
  }

  kick(roomId: Id, userId: Id): Promise<void> {
    return membersRemoveMember({ client: this.rest, path: { id: roomId, userId } });
  }

  setRole(roomId: Id, userId: Id, body: UpdateMemberBody): Promise<Member> {
    return membersSetMemberRole({ client: this.rest, path: { id: roomId, userId }, body });
  }

  mute(roomId: Id, userId: Id, body: MuteBody): Promise<Member> {
    return mutesMuteMember({ client: this.rest, path: { id: roomId, userId }, body });
  }

  unmute(roomId: Id, userId: Id): Promise<Member> {
    return mutesUnmuteMember({ client: this.rest, path: { id: roomId, userId } });
  }

  bans(roomId: Id, page: PageQuery = {}): Promise<Page<Ban>> {
    return bansListBans({ client: this.rest, path: { id: roomId }, query: page });
  }

  ban(roomId: Id, userId: Id, body: BanBody = {}): Promise<Ban> {
    return bansBanUser({ client: this.rest, path: { id: roomId, userId }, body });
  }

  unban(roomId: Id, userId: Id): Promise<void> {
    return bansUnbanUser({ client: this.rest, path: { id: roomId, userId } });
  }
}
