import { SubscribeMessage } from '@nestjs/websockets';
import type { ReadMarks } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { ChatGateway, Payload, SocketActor } from '../platform/socket/index.js';
import { MarkSeqDto } from './dto/read.dto.js';
import { ReceiptsService } from './receipts.service.js';

@ChatGateway()
export class RoomsGateway {
  constructor(private readonly receipts: ReceiptsService) {}

  @SubscribeMessage('room:read')
  read(@SocketActor() actor: Actor, @Payload() { roomId, seq }: MarkSeqDto): Promise<ReadMarks> {
    return this.receipts.read(actor, roomId, seq);
  }

  @SubscribeMessage('room:delivered')
  delivered(@SocketActor() actor: Actor, @Payload() { roomId, seq }: MarkSeqDto): Promise<ReadMarks> {
    return this.receipts.delivered(actor, roomId, seq);
  }

  @SubscribeMessage('room:unread')
  unread(@SocketActor() actor: Actor, @Payload() { roomId, seq }: MarkSeqDto): Promise<ReadMarks> {
    return this.receipts.unread(actor, roomId, seq);
  }
}
