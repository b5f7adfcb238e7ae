import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import type { Member, MyRoom, Page } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { CurrentActor, IdParam, PageRequest } from '../platform/http/index.js';
import { AddingService } from './adding.service.js';
import { UpdateMemberDto } from './dto/update-member.dto.js';
import { JoiningService } from './joining.service.js';
import { LeavingService } from './leaving.service.js';
import { RolesService } from './roles.service.js';
import { RoomFinder } from './room-finder.service.js';

@Controller('rooms/:id')
export class MembersController {
  constructor(
    private readonly finder: RoomFinder,
    private readonly joining: JoiningService,
    private readonly adding: AddingService,
    private readonly leaving: LeavingService,
    private readonly roles: RolesService,
  ) {}

  @Post('join')
  @HttpCode(200)
  join(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<MyRoom> {
    return this.joining.join(actor, id);
  }

  @Post('leave')
  @HttpCode(204)
  leave(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.leaving.leave(actor, id);
  }

  @Get('members')
  list(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() page: PageRequest,
  ): Promise<Page<Member>> {
    return this.finder.membersOf(actor, id, page);
  }

  @Put('members/:userId')
  add(@CurrentActor() actor: Actor, @IdParam() id: string, @IdParam('userId') userId: string): Promise<Member> {
    return this.adding.add(actor, id, userId);
  }

  @Delete('members/:userId')
  @HttpCode(204)
  kick(@CurrentActor() actor: Actor, @IdParam() id: string, @IdParam('userId') userId: string): Promise<void> {
    return this.leaving.kick(actor, id, userId);
  }

  @Patch('members/:userId')
  setRole(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('userId') userId: string,
    @Body() { role }: UpdateMemberDto,
  ): Promise<Member> {
    return this.roles.setRole(actor, id, userId, role);
  }
}
