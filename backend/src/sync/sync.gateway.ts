import { SubscribeMessage } from '@nestjs/websockets';
import type { SyncAnswer } from '@parley/contracts';
import { Config } from '../config/index.js';
import type { Actor } from '../platform/actor.js';
import { Gate } from '../platform/limits/index.js';
import { Metrics } from '../platform/observability/index.js';
import { ChatGateway, Payload, SocketActor } from '../platform/socket/index.js';
import { SyncDto } from './dto/sync.dto.js';
import { SyncService } from './sync.service.js';

/** Less than a client waits for its answer, with time left for the answer itself. */
const PATIENCE_MS = 5_000;

/** Everybody syncs after connecting, and everybody connects at once when an instance is gone: a few at a time. */
@ChatGateway()
export class SyncGateway {
  private readonly gate: Gate;

  constructor(
    private readonly service: SyncService,
    { limits }: Config,
    metrics: Metrics,
  ) {
    this.gate = new Gate({
      atOnce: limits.syncsAtOnce,
      waiting: limits.syncsWaiting,
      patienceMs: PATIENCE_MS,
      limit: 'syncs',
    });
    metrics.gauge(
      'parley_syncs_waiting',
      'Clients that wait for their turn to sync',
      () => this.gate.waiting,
    );
  }

  @SubscribeMessage('sync')
  sync(@SocketActor() actor: Actor, @Payload() held: SyncDto): Promise<SyncAnswer> {
    return this.gate.run(() => this.service.sync(actor, held));
  }
}
