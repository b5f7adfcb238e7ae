import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule, type Config } from '../config/index.js';
import { DatabaseModule, type RunningDatabase } from '../platform/database/index.js';
import { SeedRepository } from './seed.repository.js';
import { SeedService } from './seed.service.js';

/** All that filling a database needs; nothing listens. */
@Module({})
export class SeedModule {
  static of(config: Config, database: RunningDatabase): DynamicModule {
    return {
      module: SeedModule,
      imports: [ConfigModule.of(config), DatabaseModule.of(database)],
      providers: [SeedRepository, SeedService],
    };
  }
}
