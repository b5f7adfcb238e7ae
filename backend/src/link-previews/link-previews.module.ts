import { Module } from '@nestjs/common';
import { LinkPreviewsController } from './link-previews.controller.js';
import { LinkPreviewsRepository } from './link-previews.repository.js';
import { LinkPreviewsService } from './link-previews.service.js';
import { PageReader } from './page-reader.js';
import { PreviewSweeper } from './preview-sweeper.js';

@Module({
  controllers: [LinkPreviewsController],
  providers: [LinkPreviewsRepository, LinkPreviewsService, PageReader, PreviewSweeper],
})
export class LinkPreviewsModule {}
