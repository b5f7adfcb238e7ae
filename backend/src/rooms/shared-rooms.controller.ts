import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page, Room } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, PageRequest, Refuses } from '../platform/http/index.js';
import { SharedRoomsService } from './shared-rooms.service.js';

@ApiTags('rooms')
@Controller('users')
export class SharedRoomsController {
  constructor(private readonly shared: SharedRoomsService) {}

  @Get(':id/shared-rooms')
  @Describes(
    'The rooms that the caller and a person are both in, by name',
    'Without the one between the two.',
  )
  @Answers(200, 'Page<Room>')
  @Refuses('NOT_FOUND')
  listSharedRooms(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() page: PageRequest,
  ): Promise<Page<Room>> {
    return this.shared.with(actor, id, page);
  }
}
