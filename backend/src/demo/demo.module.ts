import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { UsersModule } from '../users/index.js';
import { DemoRepository } from './demo.repository.js';
import { DemoService } from './demo.service.js';

@Module({ imports: [AuthModule, UsersModule], providers: [DemoRepository, DemoService] })
export class DemoModule {}
