import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../platform/actor.js';
import { AnswersExport, CurrentActor, deliverOnce, Describes, Refuses } from '../platform/http/index.js';
import { AccountExportService } from './account-export.service.js';

@Controller('users')
export class AccountExportController {
  constructor(private readonly exports: AccountExportService) {}

  @Get('me/export')
  @ApiTags('users')
  @Describes(
    'All one’s data as a file',
    'JSON: profile, sessions, rooms, blocks, drafts, messages, reactions, and a list of files with their addresses. So often an hour.',
  )
  @AnswersExport()
  @Refuses('RATE_LIMITED', 'UNAVAILABLE')
  async exportAccount(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await deliverOnce(request, response, await this.exports.export(actor));
  }
}
