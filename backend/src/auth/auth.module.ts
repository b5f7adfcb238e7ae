import { createSecretKey } from 'node:crypto';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/index.js';
import { MailModule } from '../platform/mail/index.js';
import { StrictInputGuard } from '../platform/http/strict-input.guard.js';
import { SecretBox } from '../platform/secrets/index.js';
import { RegistrationModule } from '../registration/index.js';
import { UsersModule } from '../users/index.js';
import { AccessTokens } from './access-tokens.js';
import { AccountRemains } from './account-remains.js';
import { AuthController } from './auth.controller.js';
import { AccessGuard } from './auth.guard.js';
import { HttpAuthentication } from './http-authentication.js';
import { HttpToken } from './http-token.js';
import { BotTokens } from './bot-tokens/bot-tokens.js';
import { BotTokensRepository } from './bot-tokens/bot-tokens.repository.js';
import { EmailConfirmationService } from './mail-links/email-confirmation.service.js';
import { MailBudget } from './mail-links/mail-budget.js';
import { MailLinksController } from './mail-links/mail-links.controller.js';
import { MailLinks } from './mail-links/mail-links.repository.js';
import { PasswordResetService } from './mail-links/password-reset.service.js';
import { OwnPassword } from './own-password.js';
import { PasswordChangeService } from './password-change.service.js';
import { Passwords } from './passwords.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';
import { AccountSecurityController } from './second-factor/account-security.controller.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { SecondFactorsRepository } from './second-factor/second-factors.repository.js';
import { SessionEntity } from './session.entity.js';
import { SessionSweeper } from './session-sweeper.js';
import { SessionTokens } from './session-tokens.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInService } from './sign-in.service.js';
import { AccountAttempts } from './throttle/account-attempts.js';
import { Attempts } from './throttle/attempts.js';
import { KnownDevices } from './throttle/known-devices.js';
import { TokenTransport } from './token-transport.js';

@Module({
  imports: [
    MailModule,
    RegistrationModule,
    UsersModule,
    TypeOrmModule.forFeature([SessionEntity]),
    JwtModule.registerAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        // A text would be tried as a public key first, with every token.
        secret: createSecretKey(Buffer.from(config.tokens.secret)),
        signOptions: { algorithm: 'HS256' },
        verifyOptions: { algorithms: ['HS256'] },
      }),
    }),
  ],
  controllers: [AuthController, SessionsController, AccountSecurityController, MailLinksController],
  providers: [
    AccessTokens,
    AccountAttempts,
    AccountRemains,
    Attempts,
    BotTokens,
    BotTokensRepository,
    EmailConfirmationService,
    HttpAuthentication,
    HttpToken,
    KnownDevices,
    MailBudget,
    MailLinks,
    OwnPassword,
    PasswordChangeService,
    PasswordResetService,
    Passwords,
    RefreshTokensRepository,
    SecondFactorService,
    SecondFactors,
    SecondFactorsRepository,
    {
      provide: SecretBox,
      useFactory: (config: Config) => new SecretBox(config.tokens.secret, 'second factor'),
      inject: [Config],
    },
    SessionSweeper,
    SessionTokens,
    Sessions,
    SessionsRepository,
    SignInService,
    TokenTransport,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: StrictInputGuard },
  ],
  exports: [
    AccessTokens,
    AccountRemains,
    BotTokens,
    OwnPassword,
    Passwords,
    Sessions,
    HttpAuthentication,
    SessionTokens,
    SignInService,
  ],
})
export class AuthModule {}
