import { Global, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { GATEWAY_METADATA } from '@nestjs/websockets/internal';
import { CHAT_GATEWAY } from './chat-gateway.decorator.js';
import { InProcessSockets } from './in-process/in-process-sockets.js';
import { SocketPlaces } from './socket-places.js';

/** Keeps the promise of `@ChatGateway()`: a gateway without it would leave its clients waiting. */
@Injectable()
class GatewayCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { metatype } of this.discovery.getProviders()) {
      if (!metatype || !Reflect.hasMetadata(GATEWAY_METADATA, metatype)) continue;
      if (Reflect.hasMetadata(CHAT_GATEWAY, metatype)) continue;
      throw new Error(
        `${metatype.name} is a gateway without @ChatGateway(): put it in place of @WebSocketGateway().`,
      );
    }
  }
}

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [InProcessSockets, SocketPlaces, GatewayCheck],
  exports: [InProcessSockets, SocketPlaces],
})
export class SocketModule {}
