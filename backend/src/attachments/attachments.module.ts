import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { DownloadsService } from './downloads.service.js';
import { MessageFiles } from './message-files.js';
import { UploadSweeper } from './upload-sweeper.js';
import { UploadsService } from './uploads.service.js';

@Module({
  imports: [AccessModule],
  controllers: [AttachmentsController],
  providers: [AttachmentsRepository, UploadsService, DownloadsService, MessageFiles, UploadSweeper],
  exports: [MessageFiles],
})
export class AttachmentsModule {}
