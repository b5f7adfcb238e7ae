import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AdminRoom, Page } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses } from '../platform/http/index.js';
import { ListRoomsDto } from './dto/list-rooms.dto.js';
import { AdminRoomsService } from './rooms.service.js';

@ApiTags('administration')
@Controller('admin/rooms')
export class AdminRoomsController {
  constructor(private readonly rooms: AdminRoomsService) {}

  @Get()
  @Describes(
    'Public and private rooms',
    'For administrators. By name; nothing of what is said there. Direct rooms are counted by `GET /stats` and not listed.',
  )
  @Answers(200, 'Page<AdminRoom>')
  @Refuses('FORBIDDEN')
  listAllRooms(@CurrentActor() actor: Actor, @Query() query: ListRoomsDto): Promise<Page<AdminRoom>> {
    return this.rooms.list(actor, query.query, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @Describes('Delete a room with everything in it', 'For administrators, whoever owns it.')
  @Answers(204)
  @Refuses('FORBIDDEN', 'NOT_FOUND')
  removeRoom(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.rooms.delete(actor, id);
  }
}
