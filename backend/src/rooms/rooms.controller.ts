import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MyRoom, Page, Room } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import {
  Answers,
  CurrentActor,
  Describes,
  IdParam,
  PageRequest,
  Refuses,
  Takes,
} from '../platform/http/index.js';
import { DirectRoomsService } from './direct-rooms.service.js';
import { CreateRoomDto } from './dto/create-room.dto.js';
import { DirectRoomDto } from './dto/direct-room.dto.js';
import { DiscoverRoomsDto } from './dto/discover-rooms.dto.js';
import { UpdateRoomDto } from './dto/update-room.dto.js';
import { RoomFinder } from './room-finder.service.js';
import { RoomNamePipe } from './room-name.pipe.js';
import { RoomsService } from './rooms.service.js';

const OUTSIDE =
  'A MyRoom for members. Of a public room everybody else gets the Room: the same without `me`, counts and messages.';

@ApiTags('rooms')
@Controller('rooms')
export class RoomsController {
  constructor(
    private readonly rooms: RoomsService,
    private readonly finder: RoomFinder,
    private readonly directRooms: DirectRoomsService,
  ) {}

  @Get()
  @Describes('The caller’s rooms, latest activity first')
  @Answers(200, 'Page<MyRoom>')
  listRooms(@CurrentActor() actor: Actor, @Query() page: PageRequest): Promise<Page<MyRoom>> {
    return this.finder.list(actor, page);
  }

  @Get('discover')
  @Describes('Public rooms, by name')
  @Answers(200, 'Page<Room>')
  discoverRooms(@Query() query: DiscoverRoomsDto): Promise<Page<Room>> {
    return this.finder.discover(query.query, query);
  }

  @Get('by-name/:name')
  @Describes('The public room of this name, or the caller’s private one', OUTSIDE)
  @Answers(200, 'MyRoom | Room')
  @Refuses('NOT_FOUND', 'BANNED')
  getRoomByName(
    @CurrentActor() actor: Actor,
    @Param('name', RoomNamePipe) name: string,
  ): Promise<Room | MyRoom> {
    return this.finder.getByName(actor, name);
  }

  @Post()
  @Describes('Make a room', 'The caller owns it. Names of public rooms are unique, regardless of case.')
  @Takes('CreateRoomBody')
  @Answers(201, 'MyRoom')
  @Refuses('FORBIDDEN', 'CONFLICT', 'RATE_LIMITED')
  createRoom(@CurrentActor() actor: Actor, @Body() body: CreateRoomDto): Promise<MyRoom> {
    return this.rooms.create(actor, body);
  }

  @Post('direct')
  @HttpCode(200)
  @Describes(
    'The room of the caller and somebody else',
    'The same one however often, and whoever of the two asks. While either has blocked the other no new one is made.',
  )
  @Takes('DirectRoomBody')
  @Answers(200, 'MyRoom')
  @Refuses('NOT_FOUND', 'FORBIDDEN', 'RATE_LIMITED')
  openDirectRoom(@CurrentActor() actor: Actor, @Body() { userId }: DirectRoomDto): Promise<MyRoom> {
    return this.directRooms.open(actor, userId);
  }

  @Get(':id')
  @Describes('A room', OUTSIDE)
  @Answers(200, 'MyRoom | Room')
  @Refuses('NOT_FOUND', 'BANNED')
  getRoom(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<Room | MyRoom> {
    return this.finder.get(actor, id);
  }

  @Patch(':id')
  @Describes('Rename a room or set its topic', 'For moderators and the owner.')
  @Takes('UpdateRoomBody')
  @Answers(200, 'MyRoom')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN', 'CONFLICT')
  editRoom(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: UpdateRoomDto,
  ): Promise<MyRoom> {
    return this.rooms.edit(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Describes('Delete a room with everything in it', 'For its owner.')
  @Answers(204)
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  deleteRoom(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.rooms.delete(actor, id);
  }
}
