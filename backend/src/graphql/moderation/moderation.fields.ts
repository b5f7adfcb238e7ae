import { Injectable } from '@nestjs/common';
import { IsString, MaxLength, ValidateIf } from 'class-validator';
import { AcceptingService, CreateInviteDto, InvitesService } from '../../invites/index.js';
import { BanDto, BansService, MutesService } from '../../moderation/index.js';
import { IsId, IsTimestamp } from '../../platform/validation/index.js';
import { done, type SchemaPart, signedIn } from '../fields.js';
import { pageOf, PlaceArgs, RoomArgs, RoomPageArgs } from '../page-args.js';
import { MODERATION } from './moderation.schema.js';

class MuteArgs extends PlaceArgs {
  /** It must be there: who forgets it does not mute for good by mistake. */
  @ValidateIf((_: object, value: unknown) => value !== null)
  @IsTimestamp()
  until: string | null;
}

class BanArgs extends BanDto {
  @IsId()
  roomId: string;

  @IsId()
  userId: string;
}

class CreateInviteArgs extends CreateInviteDto {
  @IsId()
  roomId: string;
}

class InviteArgs extends RoomArgs {
  @IsId()
  id: string;
}

class CodeArgs {
  @IsString()
  @MaxLength(200)
  code: string;
}

/** What moderators do, and what invites do. */
@Injectable()
export class ModerationFields implements SchemaPart {
  readonly text = MODERATION;

  constructor(
    private readonly bans: BansService,
    private readonly mutes: MutesService,
    private readonly invites: InvitesService,
    private readonly accepting: AcceptingService,
  ) {}

  readonly queries = {
    bans: signedIn(RoomPageArgs, (actor, args) => this.bans.list(actor, args.roomId, pageOf(args))),
    invites: signedIn(RoomPageArgs, (actor, args) => this.invites.list(actor, args.roomId, pageOf(args))),
  };

  readonly mutations = {
    muteMember: signedIn(MuteArgs, (actor, { roomId, userId, until }) =>
      this.mutes.mute(actor, roomId, userId, { until }),
    ),
    unmuteMember: signedIn(PlaceArgs, (actor, { roomId, userId }) =>
      this.mutes.unmute(actor, roomId, userId),
    ),
    banUser: signedIn(BanArgs, (actor, { roomId, userId, ...body }) =>
      this.bans.ban(actor, roomId, userId, body),
    ),
    unbanUser: signedIn(PlaceArgs, (actor, { roomId, userId }) =>
      done(this.bans.unban(actor, roomId, userId)),
    ),
    createInvite: signedIn(CreateInviteArgs, (actor, { roomId, ...body }) =>
      this.invites.create(actor, roomId, body),
    ),
    revokeInvite: signedIn(InviteArgs, (actor, { roomId, id }) =>
      done(this.invites.revoke(actor, roomId, id)),
    ),
    acceptInvite: signedIn(CodeArgs, (actor, { code }) => this.accepting.accept(actor, code)),
  };
}
