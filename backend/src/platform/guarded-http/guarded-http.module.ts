import { Global, Module } from '@nestjs/common';
import { GuardedHttp } from './guarded-http.js';

@Global()
@Module({ providers: [GuardedHttp], exports: [GuardedHttp] })
export class GuardedHttpModule {}
