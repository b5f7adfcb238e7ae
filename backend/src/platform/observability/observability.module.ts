import { Global, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Config } from '../../config/index.js';
import { HealthController } from './health.controller.js';
import { HouseMeters } from './house-meters.js';
import { LogLevels } from './log-levels.js';
import { logParams } from './logs.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { SocketMeters } from './socket-meters.js';
import { Tallies } from './tallies.js';
import { WriterMeters } from './writer-meters.js';

@Global()
@Module({
  imports: [LoggerModule.forRootAsync({ inject: [Config], useFactory: logParams })],
  controllers: [HealthController, MetricsController],
  providers: [HouseMeters, LogLevels, Metrics, SocketMeters, Tallies, WriterMeters],
  exports: [LogLevels, Metrics, SocketMeters, Tallies, WriterMeters],
})
export class ObservabilityModule {}
