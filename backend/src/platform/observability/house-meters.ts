import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { PoolState } from '../database/index.js';
import { RedisClients } from '../redis/index.js';
import { Metrics } from './metrics.js';

/** What this instance stands on, read when Prometheus asks. */
@Injectable()
export class HouseMeters implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly pool: PoolState,
    private readonly redis: RedisClients,
  ) {}

  onModuleInit(): void {
    const registers = [this.metrics.registry];
    const { pool, redis } = this;
    new Gauge({
      name: 'parley_database_connections',
      help: 'Connections to PostgreSQL: all, and those that nobody uses',
      labelNames: ['state'],
      registers,
      collect() {
        const { size, idle } = pool.read();
        this.set({ state: 'all' }, size);
        this.set({ state: 'idle' }, idle);
      },
    });
    new Gauge({
      name: 'parley_database_waiting',
      help: 'Questions that wait for a connection to PostgreSQL',
      registers,
      collect() {
        this.set(pool.read().waiting);
      },
    });
    if (!redis.command) return;
    const clients = [redis.command, redis.pub, redis.sub];
    new Gauge({
      name: 'parley_redis_up',
      help: 'Whether the connections to Redis stand; missing where none is configured',
      registers,
      collect() {
        this.set(clients.every((client) => client?.isReady) ? 1 : 0);
      },
    });
  }
}
