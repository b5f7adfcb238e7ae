import { Logger, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Config } from '../../config/index.js';
import { databaseOptions } from './data-source.js';
import { DatabaseHealth } from './database-health.js';
import { PoolState } from './pool-state.js';
import { RunningDatabase } from './running-database.js';
import { isUnavailable } from './sql-state.js';
import { Transactions } from './transactions.js';

const logger = new Logger('Database');

/** Connections to the database, which runs and is migrated. Features add their entities by `TypeOrmModule.forFeature`. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    private readonly database: RunningDatabase,
    private readonly dataSource: DataSource,
  ) {}

  static of(database: RunningDatabase): DynamicModule {
    const connections = TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        ...databaseOptions(database.address, config.database.poolSize, (error) =>
          logger.warn(`a connection to PostgreSQL was lost: ${error.message}`),
        ),
        autoLoadEntities: true,
        // It answered a moment ago, when it was migrated. Should it go away just now, it is waited for.
        retryAttempts: 30,
        retryDelay: 1_000,
        toRetry: isUnavailable,
      }),
    });
    return {
      module: DatabaseModule,
      global: true,
      imports: [connections],
      providers: [{ provide: RunningDatabase, useValue: database }, Transactions, DatabaseHealth, PoolState],
      exports: [Transactions, DatabaseHealth, PoolState],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    await this.database.stop();
  }
}
