import { Body, Controller, Get, Header, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ServerSettings } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, Public, Refuses, Takes } from '../platform/http/index.js';
import { UpdateSettingsDto } from './dto/update-settings.dto.js';
import { Settings } from './settings.service.js';

@ApiTags('administration')
@Controller('settings')
export class SettingsController {
  constructor(private readonly settings: Settings) {}

  @Public()
  @Get()
  @Header('Cache-Control', 'no-store')
  @Describes(
    'What administrators decided',
    'Who may register, come as a guest and make rooms, and how long messages are kept. For everybody, signed in or not.',
  )
  @Answers(200, 'ServerSettings')
  readSettings(): Promise<ServerSettings> {
    return this.settings.current();
  }

  @Patch()
  @Describes('Change the settings', 'For administrators. Only what is named changes; open pages hear of it.')
  @Takes('UpdateSettingsBody')
  @Answers(200, 'ServerSettings')
  @Refuses('FORBIDDEN')
  changeSettings(@CurrentActor() actor: Actor, @Body() change: UpdateSettingsDto): Promise<ServerSettings> {
    return this.settings.change(actor, change);
  }
}
