import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AdminUser, Page } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses, Takes } from '../platform/http/index.js';
import { ListPeopleDto } from './dto/list-people.dto.js';
import { UserRoleDto } from './dto/role.dto.js';
import { PeopleService } from './people.service.js';
import { ServerRolesService } from './roles.service.js';

@ApiTags('administration')
@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly roles: ServerRolesService,
  ) {}

  @Get('admin/users')
  @Describes('People, with what administrators may know of them', 'For administrators. By username.')
  @Answers(200, 'Page<AdminUser>')
  @Refuses('FORBIDDEN')
  listPeople(@CurrentActor() actor: Actor, @Query() query: ListPeopleDto): Promise<Page<AdminUser>> {
    return this.people.list(actor, query, query);
  }

  @Delete('admin/users/:id/sessions')
  @HttpCode(204)
  @Describes('Sign somebody out everywhere', 'For administrators.')
  @Answers(204)
  @Refuses('FORBIDDEN', 'NOT_FOUND')
  endSessionsOf(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.people.endSessions(actor, id);
  }

  @Put('users/:id/role')
  @HttpCode(204)
  @Describes(
    'Make somebody an administrator, or not any more',
    'For administrators. The last one keeps the role, and guests cannot have it.',
  )
  @Takes('UserRoleBody')
  @Answers(204)
  @Refuses('FORBIDDEN', 'NOT_FOUND', 'CONFLICT')
  setServerRole(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { role }: UserRoleDto,
  ): Promise<void> {
    return this.roles.set(actor, id, role);
  }
}
