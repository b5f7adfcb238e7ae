import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { HookDelivery, OutgoingHook, Page } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import {
  Answers,
  CurrentActor,
  Describes,
  IdParam,
  PageRequest,
  Refuses,
  Takes,
} from '../platform/http/index.js';
import { DeliveryLogService } from './delivery-log.service.js';
import { CreateOutgoingHookDto, UpdateOutgoingHookDto } from './dto/outgoing-hook.dto.js';
import { OutgoingHooksService } from './outgoing-hooks.service.js';

@ApiTags('webhooks')
@Controller('rooms/:id/outgoing-hooks')
export class OutgoingHooksController {
  constructor(
    private readonly hooks: OutgoingHooksService,
    private readonly log: DeliveryLogService,
  ) {}

  @Get()
  @Describes('The outgoing webhooks of a room, the latest first', 'For the owner. Without secrets.')
  @Answers(200, 'Page<OutgoingHook>')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  listOutgoingHooks(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<Page<OutgoingHook>> {
    return this.hooks.list(actor, id);
  }

  @Post()
  @Describes(
    'Make an outgoing webhook',
    'For the owner. What happens is posted to its address as a HookPayload, signed with the `secret`, which is in this answer ' +
      'and in no other; `docs/webhooks.md` shows how to verify it. The first that comes is a `ping`.',
  )
  @Takes('CreateOutgoingHookBody')
  @Answers(201, 'OutgoingHook')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN', 'CONFLICT')
  createOutgoingHook(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CreateOutgoingHookDto,
  ): Promise<OutgoingHook> {
    return this.hooks.create(actor, id, body);
  }

  @Patch(':hookId')
  @Describes(
    'Change an outgoing webhook, or switch it on or off',
    'For the owner. While it is off what happens is not kept for it.',
  )
  @Takes('UpdateOutgoingHookBody')
  @Answers(200, 'OutgoingHook')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  changeOutgoingHook(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('hookId') hookId: string,
    @Body() body: UpdateOutgoingHookDto,
  ): Promise<OutgoingHook> {
    return this.hooks.change(actor, id, hookId, body);
  }

  @Delete(':hookId')
  @HttpCode(204)
  @Describes('Remove an outgoing webhook', 'For the owner. What it had still to tell is not told.')
  @Answers(204)
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  removeOutgoingHook(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('hookId') hookId: string,
  ): Promise<void> {
    return this.hooks.remove(actor, id, hookId);
  }

  @Get(':hookId/deliveries')
  @Describes(
    'What an outgoing webhook told, and how that went, the latest first',
    'For the owner. Of the last seven days.',
  )
  @Answers(200, 'Page<HookDelivery>')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  listDeliveries(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('hookId') hookId: string,
    @Query() page: PageRequest,
  ): Promise<Page<HookDelivery>> {
    return this.log.list(actor, id, hookId, page);
  }

  @Post(':hookId/deliveries/:deliveryId/redeliver')
  @HttpCode(200)
  @Describes(
    'Tell it again',
    'For the owner. With the same id, whatever became of it; it is tried at once, and as often as a new one.',
  )
  @Answers(200, 'HookDelivery')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  redeliver(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('hookId') hookId: string,
    @IdParam('deliveryId') deliveryId: string,
  ): Promise<HookDelivery> {
    return this.log.again(actor, id, hookId, deliveryId);
  }
}
