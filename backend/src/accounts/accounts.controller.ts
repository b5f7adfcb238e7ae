import { Body, Controller, Delete, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FromCaller, type Caller } from '../auth/index.js';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses, Takes } from '../platform/http/index.js';
import { AccountBansService } from './account-bans.service.js';
import { AccountDeletionService } from './account-deletion.service.js';
import { BanAccountDto, DeleteAccountDto } from './dto/account.dto.js';

/** The ends of accounts: by their owners' wish, and by administrators. */
@Controller()
export class AccountsController {
  constructor(
    private readonly deletion: AccountDeletionService,
    private readonly bans: AccountBansService,
  ) {}

  @Post('auth/delete-account')
  @ApiTags('auth')
  @HttpCode(204)
  @Describes(
    'Delete one’s account',
    'Name, e-mail address and devices go; messages stay, from "Deleted account". Rooms are left as by leaving them. Guests ' +
      'send no password.',
  )
  @Takes('DeleteAccountBody', { required: false })
  @Answers(204)
  @Refuses('FORBIDDEN', 'RATE_LIMITED')
  deleteAccount(
    @CurrentActor() actor: Actor,
    @Body() { password }: DeleteAccountDto,
    @FromCaller() { address }: Caller,
  ): Promise<void> {
    return this.deletion.delete(actor, password, address);
  }

  @Put('users/:id/ban')
  @ApiTags('moderation')
  @HttpCode(204)
  @Describes(
    'Ban an account',
    'For administrators. Its sessions end, and nobody signs in to it until the ban is lifted. Banning twice is no error.',
  )
  @Takes('BanAccountBody', { required: false })
  @Answers(204)
  @Refuses('FORBIDDEN', 'NOT_FOUND')
  banAccount(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason = null }: BanAccountDto,
  ): Promise<void> {
    return this.bans.ban(actor, id, reason);
  }

  @Delete('users/:id/ban')
  @ApiTags('moderation')
  @HttpCode(204)
  @Describes('Lift the ban of an account', 'For administrators. Who is not banned stays as they are.')
  @Answers(204)
  @Refuses('FORBIDDEN', 'NOT_FOUND')
  unbanAccount(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.bans.lift(actor, id);
  }
}
