import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { StatsController } from './stats.controller.js';
import { StatsKeeper } from './stats-keeper.js';
import { StatsRepository } from './stats.repository.js';
import { StatsService } from './stats.service.js';

/** What happens on this server, in numbers that outlive its instances. */
@Module({
  imports: [UsersModule],
  controllers: [StatsController],
  providers: [StatsKeeper, StatsRepository, StatsService],
})
export class StatsModule {}
