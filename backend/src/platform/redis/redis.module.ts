import { Global, Module } from '@nestjs/common';
import { Config } from '../../config/index.js';
import { ClusterBus } from './cluster-bus.js';
import { RedisClients } from './redis-clients.js';

@Global()
@Module({
  providers: [
    {
      provide: RedisClients,
      inject: [Config],
      useFactory: async (config: Config) => {
        const clients = new RedisClients(config);
        await clients.connect();
        return clients;
      },
    },
    ClusterBus,
  ],
  exports: [RedisClients, ClusterBus],
})
export class RedisModule {}
