import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import type { MyRoom, Page, ReadMarks, Room } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { CurrentActor, IdParam, PageRequest } from '../platform/http/index.js';
import { DirectRoomsService } from './direct-rooms.service.js';
import { CreateRoomDto } from './dto/create-room.dto.js';
import { DirectRoomDto } from './dto/direct-room.dto.js';
import { DiscoverRoomsDto } from './dto/discover-rooms.dto.js';
import { ReadDto } from './dto/read.dto.js';
import { UpdateRoomDto } from './dto/update-room.dto.js';
import { ReceiptsService } from './receipts.service.js';
import { RoomFinder } from './room-finder.service.js';
import { RoomNamePipe } from './room-name.pipe.js';
import { RoomsService } from './rooms.service.js';

@Controller('rooms')
export class RoomsController {
  constructor(
    private readonly rooms: RoomsService,
    private readonly finder: RoomFinder,
    private readonly directRooms: DirectRoomsService,
    private readonly receipts: ReceiptsService,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() page: PageRequest): Promise<Page<MyRoom>> {
    return this.finder.list(actor, page);
  }

  @Get('discover')
  discover(@Query() query: DiscoverRoomsDto): Promise<Page<Room>> {
    return this.finder.discover(query.query, query);
  }

  @Get('by-name/:name')
  getByName(@CurrentActor() actor: Actor, @Param('name', RoomNamePipe) name: string): Promise<Room | MyRoom> {
    return this.finder.getByName(actor, name);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: CreateRoomDto): Promise<MyRoom> {
    return this.rooms.create(actor, body);
  }

  @Post('direct')
  @HttpCode(200)
  openDirect(@CurrentActor() actor: Actor, @Body() { userId }: DirectRoomDto): Promise<MyRoom> {
    return this.directRooms.open(actor, userId);
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<Room | MyRoom> {
    return this.finder.get(actor, id);
  }

  @Patch(':id')
  edit(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: UpdateRoomDto): Promise<MyRoom> {
    return this.rooms.edit(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  delete(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.rooms.delete(actor, id);
  }

  @Put(':id/read')
  async read(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { seq }: ReadDto,
  ): Promise<Pick<ReadMarks, 'readSeq'>> {
    const { readSeq } = await this.receipts.read(actor, id, seq);
    return { readSeq };
  }
}
