import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LinkPreview } from '@parley/contracts';
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
} from '../platform/http/index.js';
import { LinkPreviewDto } from './dto/link-preview.dto.js';
import { LinkPreviewsService } from './link-previews.service.js';

@ApiTags('messages')
@Controller('link-previews')
export class LinkPreviewsController {
  constructor(private readonly previews: LinkPreviewsService) {}

  @Get()
  @Describes(
    'What stands behind a link',
    'The server asks the page, not who reads the link. `NOT_FOUND` where there is nothing to show, `FORBIDDEN` where it looks ' +
      'at no links at all.',
  )
  @Answers(200, 'LinkPreview')
  @Refuses('VALIDATION', 'FORBIDDEN', 'NOT_FOUND', 'RATE_LIMITED', 'UNAVAILABLE')
  getPreview(@CurrentActor() actor: Actor, @Query() { url }: LinkPreviewDto): Promise<LinkPreview> {
    return this.previews.preview(actor, url);
  }

  @Get(':id/image')
  @Describes('The picture of a preview', 'Under the address that it tells.')
  @AnswersFile('image/webp')
  @Refuses('FORBIDDEN', 'NOT_FOUND', 'UNAVAILABLE')
  async getPreviewImage(
    @IdParam() id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await deliver(request, response, id, await this.previews.image(id));
  }
}
