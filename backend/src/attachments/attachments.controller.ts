import { Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Attachment } from '@parley/contracts';
import type { Request, Response } from 'express';
import type { Actor } from '../platform/actor.js';
import {
  Answers,
  AnswersFile,
  CurrentActor,
  deliver,
  Describes,
  IdParam,
  Refuses,
  TakesFile,
} from '../platform/http/index.js';
import { Received, type ReceivedFile, Receives } from '../platform/uploads/index.js';
import { DownloadsService } from './downloads.service.js';
import { UploadsService } from './uploads.service.js';

@ApiTags('files')
@Controller('attachments')
export class AttachmentsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly downloads: DownloadsService,
  ) {}

  @Post()
  @Receives(({ attachmentMaxBytes }) => attachmentMaxBytes)
  @Describes(
    'Upload a file',
    'It is sent by naming its id in `attachmentIds` of a message; until then only its uploader has it, and after a day it ' +
      'is gone. Images are made anew, without what a camera wrote into them.',
  )
  @TakesFile()
  @Answers(201, 'Attachment')
  @Refuses('VALIDATION', 'TOO_LARGE', 'UNSUPPORTED_MEDIA', 'RATE_LIMITED', 'UNAVAILABLE')
  uploadFile(@CurrentActor() actor: Actor, @Received() file: ReceivedFile): Promise<Attachment> {
    return this.uploads.upload(actor, file);
  }

  @Delete(':id')
  @HttpCode(204)
  @Describes('Take back a file that was not sent')
  @Answers(204)
  @Refuses('NOT_FOUND')
  discardFile(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.uploads.discard(actor, id);
  }

  @Get(':id')
  @Describes(
    'A file',
    'For the members of its message’s room, and before it is sent for who uploaded it. Takes a `Range`. Images, sound and ' +
      'video that browsers know are shown, everything else is saved.',
  )
  @AnswersFile()
  @Refuses('NOT_FOUND', 'UNAVAILABLE')
  async getFile(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await deliver(request, response, id, await this.downloads.file(actor, id));
  }

  @Get(':id/thumbnail')
  @Describes('A small picture of an image', 'WebP, at most 800 pixels wide and high.')
  @AnswersFile('image/webp')
  @Refuses('NOT_FOUND', 'UNAVAILABLE')
  async getThumbnail(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await deliver(request, response, `${id}-thumbnail`, await this.downloads.thumbnail(actor, id));
  }
}
