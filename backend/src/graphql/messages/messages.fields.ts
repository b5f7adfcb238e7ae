import { Injectable } from '@nestjs/common';
import { LIMITS, type Message, type Pin, type Reaction, type SystemNotice } from '@parley/contracts';
import { IsInt, Max, Min } from 'class-validator';
import {
  DeleteMessageDto,
  EditMessageDto,
  HistoryService,
  MessageChangesService,
  MessagesService,
  PinMessageDto,
  ReactToMessageDto,
  SendMessageDto,
} from '../../messages/index.js';
import { IsId, IsSeq } from '../../platform/validation/index.js';
import { people, person, type SchemaPart, signedIn } from '../fields.js';
import { pageOf, RoomArgs, RoomPageArgs } from '../page-args.js';
import { connectionOf, MessagesArgs, stretchOf } from './message-connection.js';
import { MESSAGES } from './messages.schema.js';

class MessageArgs extends RoomArgs {
  @IsId()
  id: string;
}

class ChangesArgs extends RoomArgs {
  @IsSeq()
  since: number;

  @IsInt()
  @Min(1)
  @Max(LIMITS.pageMax)
  limit: number;
}

/** What is said in rooms. */
@Injectable()
export class MessageFields implements SchemaPart {
  readonly text = MESSAGES;

  constructor(
    private readonly messages: MessagesService,
    private readonly changes: MessageChangesService,
    private readonly history: HistoryService,
  ) {}

  readonly queries = {
    messages: signedIn(MessagesArgs, async (actor, args) =>
      connectionOf(await this.history.page(actor, args.roomId, stretchOf(args))),
    ),
    message: signedIn(MessageArgs, (actor, { roomId, id }) => this.history.one(actor, roomId, id)),
    changes: signedIn(ChangesArgs, (actor, { roomId, since, limit }) =>
      this.history.changes(actor, roomId, since, limit),
    ),
    pins: signedIn(RoomPageArgs, (actor, args) => this.history.pins(actor, args.roomId, pageOf(args))),
    receipts: signedIn(MessageArgs, (actor, { roomId, id }) => this.history.receipts(actor, roomId, id)),
  };

  readonly mutations = {
    sendMessage: signedIn(
      SendMessageDto,
      async (actor, command) => (await this.messages.send(actor, command)).message,
    ),
    editMessage: signedIn(EditMessageDto, (actor, command) => this.changes.edit(actor, command)),
    deleteMessage: signedIn(DeleteMessageDto, (actor, command) => this.changes.delete(actor, command)),
    reactToMessage: signedIn(ReactToMessageDto, (actor, command) => this.changes.react(actor, command)),
    pinMessage: signedIn(PinMessageDto, (actor, command) => this.changes.pin(actor, command)),
  };

  readonly types = {
    Message: { author: person(({ authorId }: Message) => authorId) },
    Reaction: { users: people(({ userIds }: Reaction) => userIds) },
    Pin: { user: person(({ by }: Pin) => by) },
    SystemNotice: { user: person(({ userId }: SystemNotice) => userId) },
  };
}
