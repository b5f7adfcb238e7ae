import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AuditModule } from '../audit/index.js';
import { MessagesModule } from '../messages/index.js';
import { RoomsModule } from '../rooms/index.js';
import { UsersModule } from '../users/index.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { Deliverer } from './deliverer.js';
import { DeliveryLogService } from './delivery-log.service.js';
import { HookSecrets } from './hook-secrets.js';
import { OutgoingHooksController } from './outgoing-hooks.controller.js';
import { OutgoingHooksRepository } from './outgoing-hooks.repository.js';
import { OutgoingHooksService } from './outgoing-hooks.service.js';
import { Payloads } from './payloads.service.js';

@Module({
  imports: [AccessModule, AuditModule, MessagesModule, RoomsModule, UsersModule],
  controllers: [OutgoingHooksController],
  providers: [
    DeliveriesRepository,
    Deliverer,
    DeliveryLogService,
    HookSecrets,
    OutgoingHooksRepository,
    OutgoingHooksService,
    Payloads,
  ],
})
export class OutgoingHooksModule {}
