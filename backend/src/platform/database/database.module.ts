import { Global, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Config } from '../../config/index.js';
import { databaseOptions } from './data-source.js';
import { RunningDatabase, RunningDatabaseModule } from './running-database.js';
import { Transactions } from './transactions.js';

const logger = new Logger('Database');

/** PostgreSQL with its schema up to date. Features add their entities by `TypeOrmModule.forFeature`. */
@Global()
@Module({
  imports: [
    RunningDatabaseModule,
    TypeOrmModule.forRootAsync({
      imports: [RunningDatabaseModule],
      inject: [Config, RunningDatabase],
      useFactory: (config: Config, database: RunningDatabase) => ({
        ...databaseOptions(database.address, config.database.poolSize, (error) =>
          logger.warn(`a connection to PostgreSQL was lost: ${error.message}`),
        ),
        autoLoadEntities: true,
        retryAttempts: 0,
      }),
    }),
  ],
  providers: [Transactions],
  exports: [Transactions],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    private readonly database: RunningDatabase,
    private readonly dataSource: DataSource,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    await this.database.stop();
  }
}
