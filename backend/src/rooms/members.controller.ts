import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Member, MyRoom, Page } from '@parley/contracts';
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
import { AddingService } from './adding.service.js';
import { UpdateMemberDto } from './dto/update-member.dto.js';
import { JoiningService } from './joining.service.js';
import { LeavingService } from './leaving.service.js';
import { RolesService } from './roles.service.js';
import { RoomFinder } from './room-finder.service.js';

@ApiTags('members')
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
  @Describes('Join a public room', 'Joining twice is no error.')
  @Answers(200, 'MyRoom')
  @Refuses('NOT_FOUND', 'BANNED', 'RATE_LIMITED')
  joinRoom(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<MyRoom> {
    return this.joining.join(actor, id);
  }

  @Post('leave')
  @HttpCode(204)
  @Describes(
    'Leave a room',
    'An owner hands it to the longest-serving moderator, else member. The last to leave takes the room along.',
  )
  @Answers(204)
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  leaveRoom(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.leaving.leave(actor, id);
  }

  @Get('members')
  @Describes('The members of a room, in the order in which they came')
  @Answers(200, 'Page<Member>')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED')
  listMembers(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() page: PageRequest,
  ): Promise<Page<Member>> {
    return this.finder.membersOf(actor, id, page);
  }

  @Put('members/:userId')
  @Describes('Add somebody to a room', 'For every member, but not in direct rooms. Adding twice is no error.')
  @Answers(200, 'Member')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN', 'RATE_LIMITED')
  addMember(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('userId') userId: string,
  ): Promise<Member> {
    return this.adding.add(actor, id, userId);
  }

  @Delete('members/:userId')
  @HttpCode(204)
  @Describes('Remove somebody from a room', 'For moderators and the owner, and only whom they outrank.')
  @Answers(204)
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  removeMember(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('userId') userId: string,
  ): Promise<void> {
    return this.leaving.kick(actor, id, userId);
  }

  @Patch('members/:userId')
  @Describes(
    'Change somebody’s role',
    'For the owner. Making somebody else the owner makes the giver a moderator.',
  )
  @Takes('UpdateMemberBody')
  @Answers(200, 'Member')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  setMemberRole(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('userId') userId: string,
    @Body() { role }: UpdateMemberDto,
  ): Promise<Member> {
    return this.roles.setRole(actor, id, userId, role);
  }
}
