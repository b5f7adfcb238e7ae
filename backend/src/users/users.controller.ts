import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import type { Me, Page, User } from '@parley/contracts';
import { CurrentActor } from '../platform/http/current-actor.js';
import type { Actor } from '../platform/actor.js';
import { IdParam } from '../platform/http/index.js';
import { SearchUsersDto } from './dto/search-users.dto.js';
import { UpdateMeDto } from './dto/update-me.dto.js';
import { UsersService } from './users.service.js';

@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get('me')
  me(@CurrentActor() actor: Actor): Promise<Me> {
    return this.users.me(actor);
  }

  @Patch('me')
  changeMe(@CurrentActor() actor: Actor, @Body() change: UpdateMeDto): Promise<Me> {
    return this.users.changeMe(actor, change);
  }

  @Get()
  search(@Query() query: SearchUsersDto): Promise<Page<User>> {
    return this.users.search(query.query, query);
  }

  @Get(':id')
  find(@IdParam() id: string): Promise<User> {
    return this.users.find(id);
  }
}
