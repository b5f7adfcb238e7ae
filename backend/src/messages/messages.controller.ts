import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Message, MessagePage, Receipts } from '@parley/contracts';
import type { Response } from 'express';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses, Takes } from '../platform/http/index.js';
import { EmojiPipe } from './dto/emoji.js';
import { HistoryDto } from './dto/history.dto.js';
import { EditMessageBodyDto, SendMessageBodyDto } from './dto/message-input.dto.js';
import { HistoryService } from './history.service.js';
import { MessageChangesService } from './message-changes.service.js';
import { MessagesService } from './messages.service.js';

@ApiTags('messages')
@Controller('rooms/:id/messages')
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly changes: MessageChangesService,
    private readonly history: HistoryService,
  ) {}

  @Get()
  @Describes('A page of the history', 'By `seq`, always ascending. Without a direction: the newest messages.')
  @Answers(200, 'MessagePage')
  @Refuses('VALIDATION', 'NOT_FOUND', 'NOT_A_MEMBER', 'BANNED')
  listMessages(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @Query() query: HistoryDto,
  ): Promise<MessagePage> {
    return this.history.page(actor, roomId, query);
  }

  @Post()
  @Describes(
    'Send a message',
    'The caller makes its `id`: sent again, in whatever time, it is the same message. When this answers, the message is stored.',
  )
  @Takes('SendMessageBody')
  @Answers(201, 'Message')
  @Answers(200, 'Message', 'This id was stored before; the message as it is now')
  @Refuses(
    'VALIDATION',
    'NOT_FOUND',
    'NOT_A_MEMBER',
    'BANNED',
    'MUTED',
    'CONFLICT',
    'TOO_LARGE',
    'RATE_LIMITED',
  )
  async sendMessage(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @Body() body: SendMessageBodyDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Message> {
    const { message, repeated } = await this.messages.send(actor, { ...body, roomId });
    response.status(repeated ? 200 : 201);
    return message;
  }

  @Get(':messageId')
  @Describes('One message', 'As it is now; of a deleted one its tombstone. For replies far back, and links.')
  @Answers(200, 'Message')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED')
  getMessage(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @IdParam('messageId') id: string,
  ): Promise<Message> {
    return this.history.one(actor, roomId, id);
  }

  @Patch(':messageId')
  @Describes('Edit one’s own message', 'The same body again changes nothing.')
  @Takes('EditMessageBody')
  @Answers(200, 'Message')
  @Refuses('VALIDATION', 'NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'MUTED', 'FORBIDDEN', 'GONE')
  editMessage(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @IdParam('messageId') id: string,
    @Body() { body }: EditMessageBodyDto,
  ): Promise<Message> {
    return this.changes.edit(actor, { id, roomId, body });
  }

  @Delete(':messageId')
  @Describes(
    'Delete a message',
    'By its author or a moderator. What stays is a tombstone; again gives the same.',
  )
  @Answers(200, 'Message', 'The tombstone')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  deleteMessage(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @IdParam('messageId') id: string,
  ): Promise<Message> {
    return this.changes.delete(actor, { id, roomId });
  }

  @Put(':messageId/reactions/:emoji')
  @Describes('React to a message')
  @ApiParam({ name: 'emoji', example: '👍' })
  @Answers(200, 'Message')
  @Refuses('VALIDATION', 'NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'MUTED', 'GONE')
  addReaction(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @IdParam('messageId') id: string,
    @Param('emoji', EmojiPipe) emoji: string,
  ): Promise<Message> {
    return this.changes.react(actor, { id, roomId, emoji, on: true });
  }

  @Delete(':messageId/reactions/:emoji')
  @Describes('Take one’s reaction back')
  @ApiParam({ name: 'emoji', example: '👍' })
  @Answers(200, 'Message')
  @Refuses('VALIDATION', 'NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'MUTED')
  removeReaction(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @IdParam('messageId') id: string,
    @Param('emoji', EmojiPipe) emoji: string,
  ): Promise<Message> {
    return this.changes.react(actor, { id, roomId, emoji, on: false });
  }

  @Put(':messageId/pin')
  @Describes('Pin a message', 'By a moderator, in direct rooms by either.')
  @Answers(200, 'Message')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN', 'GONE')
  pinMessage(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @IdParam('messageId') id: string,
  ): Promise<Message> {
    return this.changes.pin(actor, { id, roomId, on: true });
  }

  @Delete(':messageId/pin')
  @Describes('Unpin a message')
  @Answers(200, 'Message')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  unpinMessage(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @IdParam('messageId') id: string,
  ): Promise<Message> {
    return this.changes.pin(actor, { id, roomId, on: false });
  }

  @Get(':messageId/receipts')
  @Describes('Who has a message, and who has read it', 'Of the present members, without its author.')
  @Answers(200, 'Receipts')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED')
  messageReceipts(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @IdParam('messageId') id: string,
  ): Promise<Receipts> {
    return this.history.receipts(actor, roomId, id);
  }
}
