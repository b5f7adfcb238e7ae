import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AuditEntry, Page } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, Refuses } from '../platform/http/index.js';
import { AuditReading } from './audit-reading.service.js';
import { ListAuditDto } from './dto/list-audit.dto.js';

@ApiTags('administration')
@Controller('audit')
export class AuditController {
  constructor(private readonly reading: AuditReading) {}

  @Get()
  @Describes(
    'Who did what with power over others, the latest first',
    'For administrators. Of all rooms; entries outlive the rooms and accounts that they tell of.',
  )
  @Answers(200, 'Page<AuditEntry>')
  @Refuses('FORBIDDEN')
  listAudit(@CurrentActor() actor: Actor, @Query() query: ListAuditDto): Promise<Page<AuditEntry>> {
    return this.reading.list(actor, query, query);
  }
}
