import { Global, Module } from '@nestjs/common';
import { Spool } from './spool.js';

@Global()
@Module({ providers: [Spool], exports: [Spool] })
export class UploadsModule {}
