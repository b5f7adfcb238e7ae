import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Me, Page, User } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses, Takes } from '../platform/http/index.js';
import { SearchUsersDto } from './dto/search-users.dto.js';
import { UpdateMeDto } from './dto/update-me.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get('me')
  @Describes('The caller’s own account')
  @Answers(200, 'Me')
  me(@CurrentActor() actor: Actor): Promise<Me> {
    return this.users.me(actor);
  }

  @Patch('me')
  @Describes('Change one’s profile', 'Only what is named changes; of the settings, too.')
  @Takes('UpdateMeBody')
  @Answers(200, 'Me')
  changeMe(@CurrentActor() actor: Actor, @Body() change: UpdateMeDto): Promise<Me> {
    return this.users.changeMe(actor, change);
  }

  @Get()
  @Describes('People, by the beginning of username or display name')
  @Answers(200, 'Page<User>')
  search(@Query() query: SearchUsersDto): Promise<Page<User>> {
    return this.users.search(query.query, query);
  }

  @Get(':id')
  @Describes('A person', 'Whose account is deleted is called so.')
  @Answers(200, 'User')
  @Refuses('NOT_FOUND')
  find(@IdParam() id: string): Promise<User> {
    return this.users.profile(id);
  }
}
