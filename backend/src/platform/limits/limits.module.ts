import { Global, Module } from '@nestjs/common';
import { UserLimits } from './user-limits.js';

@Global()
@Module({ providers: [UserLimits], exports: [UserLimits] })
export class LimitsModule {}
