import { Injectable } from '@nestjs/common';
import type { LogLevel } from '@parley/contracts';
import { requireAdministrator } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { LogLevels } from '../platform/observability/index.js';

/** How much the server logs, as administrators set it while it runs. */
@Injectable()
export class LogLevelService {
  constructor(
    private readonly levels: LogLevels,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  /** @throws ChatError FORBIDDEN */
  read(actor: Actor): LogLevel {
    requireAdministrator(actor);
    return this.levels.current;
  }

  /** Of every instance that runs now. @throws ChatError FORBIDDEN */
  async set(actor: Actor, level: LogLevel): Promise<LogLevel> {
    requireAdministrator(actor);
    await this.transactions.run((tx) =>
      this.audit.record(tx, { act: 'server.log-level', actorId: actor.userId, details: { level } }),
    );
    this.levels.set(level);
    return level;
  }
}
