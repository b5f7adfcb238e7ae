import { Injectable } from '@nestjs/common';
import { LIMITS, type Member, type MemberRole, type Page, type Room } from '@parley/contracts';
import { IsIn } from 'class-validator';
import { requireScope } from '../../access/index.js';
import { IsId, IsName, IsText } from '../../platform/validation/index.js';
import {
  AddingService,
  CreateRoomDto,
  DirectRoomsService,
  JoiningService,
  LeavingService,
  MarkSeqDto,
  ReceiptsService,
  RolesService,
  RoomFinder,
  RoomsService,
  UpdateRoomDto,
} from '../../rooms/index.js';
import type { RequestContext } from '../context.js';
import { done, person, type SchemaPart, signedIn, validated } from '../fields.js';
import { IdArgs, PageArgs, pageOf, PlaceArgs, RoomPageArgs } from '../page-args.js';
import { ROOMS } from './rooms.schema.js';

class DiscoverArgs extends PageArgs {
  @IsText(LIMITS.roomNameMaxLength)
  query: string;
}

class NameArgs {
  @IsName(LIMITS.roomNameMaxLength)
  name: string;
}

class PeerArgs {
  @IsId()
  userId: string;
}

class EditRoomArgs extends UpdateRoomDto {
  @IsId()
  id: string;
}

class RoleArgs extends PlaceArgs {
  @IsIn(['owner', 'moderator', 'member'])
  role: MemberRole;
}

/** Rooms and their members. */
@Injectable()
export class RoomFields implements SchemaPart {
  readonly text = ROOMS;

  constructor(
    private readonly rooms: RoomsService,
    private readonly finder: RoomFinder,
    private readonly directRooms: DirectRoomsService,
    private readonly joining: JoiningService,
    private readonly leaving: LeavingService,
    private readonly adding: AddingService,
    private readonly roles: RolesService,
    private readonly receipts: ReceiptsService,
  ) {}

  readonly queries = {
    rooms: signedIn(PageArgs, (actor, page) => this.finder.list(actor, pageOf(page))),
    room: signedIn(IdArgs, (actor, { id }) => this.finder.get(actor, id)),
    roomByName: signedIn(NameArgs, (actor, { name }) => this.finder.getByName(actor, name)),
    discover: signedIn(DiscoverArgs, (_actor, args) => this.finder.discover(args.query, pageOf(args))),
    members: signedIn(RoomPageArgs, (actor, args) => this.finder.membersOf(actor, args.roomId, pageOf(args))),
  };

  readonly mutations = {
    createRoom: signedIn(CreateRoomDto, (actor, room) => this.rooms.create(actor, room)),
    openDirectRoom: signedIn(PeerArgs, (actor, { userId }) => this.directRooms.open(actor, userId)),
    editRoom: signedIn(EditRoomArgs, (actor, { id, ...change }) => this.rooms.edit(actor, id, change)),
    deleteRoom: signedIn(IdArgs, (actor, { id }) => done(this.rooms.delete(actor, id))),
    joinRoom: signedIn(IdArgs, (actor, { id }) => this.joining.join(actor, id)),
    leaveRoom: signedIn(IdArgs, (actor, { id }) => done(this.leaving.leave(actor, id))),
    addMember: signedIn(PlaceArgs, (actor, { roomId, userId }) => this.adding.add(actor, roomId, userId)),
    removeMember: signedIn(PlaceArgs, (actor, { roomId, userId }) =>
      done(this.leaving.kick(actor, roomId, userId)),
    ),
    setMemberRole: signedIn(RoleArgs, (actor, { roomId, userId, role }) =>
      this.roles.setRole(actor, roomId, userId, role),
    ),
    markRead: signedIn(MarkSeqDto, (actor, { roomId, seq }) => this.receipts.read(actor, roomId, seq)),
    markDelivered: signedIn(MarkSeqDto, (actor, { roomId, seq }) =>
      this.receipts.delivered(actor, roomId, seq),
    ),
    markUnread: signedIn(MarkSeqDto, (actor, { roomId, seq }) => this.receipts.unread(actor, roomId, seq)),
  };

  readonly types = {
    Room: {
      creator: person(({ createdBy }: Room) => createdBy),
      members: this.membersOf.bind(this),
    },
  };

  private async membersOf({ id }: Room, args: object, context: RequestContext): Promise<Page<Member>> {
    const page = pageOf(await validated(PageArgs, args));
    const actor = await context.actor();
    requireScope(actor, 'Query.members');
    return this.finder.membersOf(actor, id, page);
  }
}
