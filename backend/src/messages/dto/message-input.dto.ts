import {
  type DeleteMessage,
  type EditMessage,
  type EditMessageBody,
  LIMITS,
  type PinMessage,
  type ReactToMessage,
  type SendMessage,
  type SendMessageBody,
} from '@parley/contracts';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean } from 'class-validator';
import { IfGiven, IsId, IsMessageBody } from '../../platform/validation/index.js';
import { IsEmoji } from './emoji.js';

export class SendMessageBodyDto implements SendMessageBody {
  @IsId()
  id: string;

  @IsMessageBody()
  body: string;

  @IfGiven()
  @IsId()
  replyTo?: string;

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(LIMITS.attachmentsPerMessage)
  @ArrayUnique()
  @IsId({ each: true })
  attachmentIds?: string[];
}

export class SendMessageDto extends SendMessageBodyDto implements SendMessage {
  @IsId()
  roomId: string;
}

export class EditMessageBodyDto implements EditMessageBody {
  @IsMessageBody()
  body: string;
}

export class EditMessageDto extends EditMessageBodyDto implements EditMessage {
  @IsId()
  id: string;

  @IsId()
  roomId: string;
}

export class DeleteMessageDto implements DeleteMessage {
  @IsId()
  id: string;

  @IsId()
  roomId: string;
}

export class ReactToMessageDto implements ReactToMessage {
  @IsId()
  id: string;

  @IsId()
  roomId: string;

  @IsEmoji()
  emoji: string;

  @IsBoolean()
  on: boolean;
}

export class PinMessageDto implements PinMessage {
  @IsId()
  id: string;

  @IsId()
  roomId: string;

  @IsBoolean()
  on: boolean;
}
