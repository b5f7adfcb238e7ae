import { Global, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Config } from '../../config/index.js';
import { HealthController } from './health.controller.js';
import { LogLevels } from './log-levels.js';
import { logParams } from './logs.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

@Global()
@Module({
  imports: [LoggerModule.forRootAsync({ inject: [Config], useFactory: logParams })],
  controllers: [HealthController, MetricsController],
  providers: [LogLevels, Metrics],
  exports: [LogLevels, Metrics],
})
export class ObservabilityModule {}
