import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { SettingsController } from './settings.controller.js';
import { SettingsRepository } from './settings.repository.js';
import { Settings } from './settings.service.js';

/** What administrators decide for the whole server. */
@Module({
  imports: [AuditModule],
  controllers: [SettingsController],
  providers: [Settings, SettingsRepository],
  exports: [Settings],
})
export class SettingsModule {}
