import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../platform/actor.js';
import { Answers, CurrentActor, Describes, Public, Refuses, Takes } from '../../platform/http/index.js';
import { FromCaller } from '../caller.js';
import { ConfirmEmailDto, ForgotPasswordDto, ResetPasswordDto } from '../dto/account-security.dto.js';
import type { Caller } from '../sign-in.service.js';
import { KnownDevices } from '../throttle/known-devices.js';
import { TokenTransport } from '../token-transport.js';
import { EmailConfirmationService } from './email-confirmation.service.js';
import { PasswordResetService } from './password-reset.service.js';

/** What goes by mail: a new password for who forgot theirs, and whose an address is. */
@ApiTags('auth')
@Controller('auth')
export class MailLinksController {
  constructor(
    private readonly passwordReset: PasswordResetService,
    private readonly confirmation: EmailConfirmationService,
    private readonly transport: TokenTransport,
    private readonly devices: KnownDevices,
  ) {}

  @Public()
  @Post('password/forgot')
  @HttpCode(204)
  @Describes(
    'Ask for a link to choose a new password',
    'Answered the same whether there is such an account or not.',
  )
  @Takes('ForgotPasswordBody')
  @Answers(204)
  @Refuses('RATE_LIMITED')
  forgotPassword(@Body() { email }: ForgotPasswordDto, @FromCaller() caller: Caller): Promise<void> {
    return this.passwordReset.ask(email, caller.address);
  }

  @Public()
  @Post('password/reset')
  @HttpCode(204)
  @Describes(
    'Choose a new password',
    'With the token of the link that came by mail, which works once and for an hour. Every session ends; a second ' +
      'factor stays on.',
  )
  @Takes('ResetPasswordBody')
  @Answers(204)
  @Refuses('NOT_FOUND', 'GONE')
  async resetPassword(
    @Body() { token, password }: ResetPasswordDto,
    @FromCaller() { deviceCookie }: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const userId = await this.passwordReset.reset(token, password);
    // Whoever keeps failing in their name cannot keep them waiting on the device on which they read the mail.
    this.transport.markDevice(request, response, this.devices.cookieFor(userId, deviceCookie));
  }

  @Public()
  @Post('email/confirm')
  @HttpCode(204)
  @Describes('Confirm one’s e-mail address', 'With the token of the link that came by mail.')
  @Takes('ConfirmEmailBody')
  @Answers(204)
  @Refuses('NOT_FOUND', 'GONE')
  confirmEmail(@Body() { token }: ConfirmEmailDto): Promise<void> {
    return this.confirmation.confirm(token);
  }

  @Post('email/resend')
  @HttpCode(204)
  @Describes('Send the mail that confirms one’s address again', 'Nothing is sent when it is confirmed.')
  @Answers(204)
  @Refuses('CONFLICT', 'RATE_LIMITED')
  resendConfirmation(@CurrentActor() actor: Actor): Promise<void> {
    return this.confirmation.again(actor);
  }
}
