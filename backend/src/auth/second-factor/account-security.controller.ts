import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AccountSecurity, RecoveryCodes, SecondFactorSetup } from '@parley/contracts';
import type { Actor } from '../../platform/actor.js';
import { Answers, CurrentActor, Describes, Refuses, Takes } from '../../platform/http/index.js';
import { Accounts } from '../../users/index.js';
import { FromCaller } from '../caller.js';
import {
  BeginSecondFactorDto,
  ConfirmSecondFactorDto,
  SecondFactorProofDto,
} from '../dto/account-security.dto.js';
import type { Caller } from '../sign-in.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { SecondFactorsRepository } from './second-factors.repository.js';

/** What protects the caller's account beside the password. */
@ApiTags('auth')
@Controller('auth')
export class AccountSecurityController {
  constructor(
    private readonly accounts: Accounts,
    private readonly factors: SecondFactorsRepository,
    private readonly secondFactor: SecondFactorService,
  ) {}

  @Get('security')
  @Describes('What protects one’s account')
  @Answers(200, 'AccountSecurity')
  async security(@CurrentActor() { userId }: Actor): Promise<AccountSecurity> {
    const [addressee, secondFactor] = await Promise.all([
      this.accounts.addressee(userId),
      this.factors.stateOf(userId),
    ]);
    return {
      email: addressee?.email ?? null,
      emailConfirmed: addressee?.isConfirmed ?? false,
      secondFactor,
    };
  }

  @Post('second-factor')
  @HttpCode(200)
  @Describes(
    'Begin setting up a second factor',
    'For an authenticator app: TOTP with SHA-1, six digits, 30 seconds. It counts from its confirmation on.',
  )
  @Takes('BeginSecondFactorBody')
  @Answers(200, 'SecondFactorSetup')
  @Refuses('FORBIDDEN', 'CONFLICT', 'RATE_LIMITED')
  begin(
    @CurrentActor() actor: Actor,
    @Body() { password }: BeginSecondFactorDto,
    @FromCaller() { address }: Caller,
  ): Promise<SecondFactorSetup> {
    return this.secondFactor.begin(actor, password, address);
  }

  @Post('second-factor/confirm')
  @HttpCode(200)
  @Describes(
    'Switch the second factor on',
    'With a code of the authenticator. The recovery codes are shown this once.',
  )
  @Takes('ConfirmSecondFactorBody')
  @Answers(200, 'RecoveryCodes')
  @Refuses('FORBIDDEN', 'CONFLICT', 'RATE_LIMITED')
  async confirm(
    @CurrentActor() actor: Actor,
    @Body() { code }: ConfirmSecondFactorDto,
    @FromCaller() { address }: Caller,
  ): Promise<RecoveryCodes> {
    return { recoveryCodes: await this.secondFactor.confirm(actor, code, address) };
  }

  @Post('second-factor/disable')
  @HttpCode(204)
  @Describes('Switch the second factor off')
  @Takes('SecondFactorProofBody')
  @Answers(204)
  @Refuses('FORBIDDEN', 'CONFLICT', 'RATE_LIMITED')
  disable(
    @CurrentActor() actor: Actor,
    @Body() proof: SecondFactorProofDto,
    @FromCaller() { address }: Caller,
  ): Promise<void> {
    return this.secondFactor.disable(actor, proof, address);
  }

  @Post('second-factor/recovery-codes')
  @HttpCode(200)
  @Describes('Make new recovery codes', 'The earlier ones count no more.')
  @Takes('SecondFactorProofBody')
  @Answers(200, 'RecoveryCodes')
  @Refuses('FORBIDDEN', 'CONFLICT', 'RATE_LIMITED')
  async recoveryCodes(
    @CurrentActor() actor: Actor,
    @Body() proof: SecondFactorProofDto,
    @FromCaller() { address }: Caller,
  ): Promise<RecoveryCodes> {
    return { recoveryCodes: await this.secondFactor.recoveryCodes(actor, proof, address) };
  }
}
