import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/index.js';
import { UsersModule } from '../users/index.js';
import { AccessTokens } from './access-tokens.js';
import { Attempts } from './attempts.js';
import { AuthController } from './auth.controller.js';
import { AccessGuard } from './auth.guard.js';
import { HttpAuthentication } from './http-authentication.js';
import { HttpToken } from './http-token.js';
import { PasswordChangeService } from './password-change.service.js';
import { Passwords } from './passwords.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';
import { SessionEntity } from './session.entity.js';
import { SessionSweeper } from './session-sweeper.js';
import { SessionTokens } from './session-tokens.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInService } from './sign-in.service.js';
import { TokenTransport } from './token-transport.js';

@Module({
  imports: [
    UsersModule,
    TypeOrmModule.forFeature([SessionEntity]),
    JwtModule.registerAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        secret: config.tokens.secret,
        signOptions: { algorithm: 'HS256' },
        verifyOptions: { algorithms: ['HS256'] },
      }),
    }),
  ],
  controllers: [AuthController, SessionsController],
  providers: [
    AccessTokens,
    Attempts,
    HttpAuthentication,
    HttpToken,
    PasswordChangeService,
    Passwords,
    RefreshTokensRepository,
    SessionSweeper,
    SessionTokens,
    Sessions,
    SessionsRepository,
    SignInService,
    TokenTransport,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccessTokens, Passwords, Sessions],
})
export class AuthModule {}
