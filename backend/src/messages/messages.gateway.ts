import { SubscribeMessage } from '@nestjs/websockets';
import type { Message } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { ChatGateway, Payload, SocketActor } from '../platform/socket/index.js';
import {
  DeleteMessageDto,
  EditMessageDto,
  PinMessageDto,
  ReactToMessageDto,
  SendMessageDto,
} from './dto/message-input.dto.js';
import { MessageChangesService } from './message-changes.service.js';
import { MessagesService } from './messages.service.js';

@ChatGateway()
export class MessagesGateway {
  constructor(
    private readonly messages: MessagesService,
    private readonly changes: MessageChangesService,
  ) {}

  @SubscribeMessage('message:send')
  async send(@SocketActor() actor: Actor, @Payload() command: SendMessageDto): Promise<Message> {
    return (await this.messages.send(actor, command)).message;
  }

  @SubscribeMessage('message:edit')
  edit(@SocketActor() actor: Actor, @Payload() command: EditMessageDto): Promise<Message> {
    return this.changes.edit(actor, command);
  }

  @SubscribeMessage('message:delete')
  delete(@SocketActor() actor: Actor, @Payload() command: DeleteMessageDto): Promise<Message> {
    return this.changes.delete(actor, command);
  }

  @SubscribeMessage('message:react')
  react(@SocketActor() actor: Actor, @Payload() command: ReactToMessageDto): Promise<Message> {
    return this.changes.react(actor, command);
  }

  @SubscribeMessage('message:pin')
  pin(@SocketActor() actor: Actor, @Payload() command: PinMessageDto): Promise<Message> {
    return this.changes.pin(actor, command);
  }
}
