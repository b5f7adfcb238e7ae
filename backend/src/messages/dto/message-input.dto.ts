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
import { IfGiven, IsId, isId, IsMessageBody, isMessageBody } from '../../platform/validation/index.js';
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

  /** The message that is nothing but a text: nearly all are. See `Payload`. */
  static quick(payload: object): SendMessageDto | undefined {
    const { id, roomId, body, ...rest } = payload as Record<string, unknown>;
    if (!isId(id) || !isId(roomId) || !isMessageBody(body)) return undefined;
    if (Object.keys(rest).length > 0) return undefined;
    return Object.assign(new SendMessageDto(), { id, body, roomId });
  }
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
