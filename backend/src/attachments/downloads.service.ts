import type { Readable } from 'node:stream';
import type { Id } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import type { Download } from '../platform/http/index.js';
import { type ByteRange, Files } from '../platform/storage/index.js';
import type { AttachmentRow } from './attachment.row.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { noSuchFile } from './no-such-file.js';

/** Giving out files: to the members of the room of their message, as of now, and before it is sent to who uploaded it. */
@Injectable()
export class DownloadsService {
  constructor(
    private readonly access: AccessService,
    private readonly attachments: AttachmentsRepository,
    private readonly files: Files,
  ) {}

  /** @throws ChatError NOT_FOUND for whoever may not have it, whatever the reason */
  async file(actor: Actor, id: Id): Promise<Download> {
    const { name, mime, size, key } = await this.visible(actor, id);
    return { name, mime, size, open: (range) => this.open(key, range) };
  }

  /** A small picture of an image. @throws ChatError NOT_FOUND, also for what is no image */
  async thumbnail(actor: Actor, id: Id): Promise<Download> {
    const { name, thumbnail_key: key, thumbnail_size: size } = await this.visible(actor, id);
    if (key === null || size === null) throw noSuchFile();
    return { name: `${name}.webp`, mime: 'image/webp', size, open: (range) => this.open(key, range) };
  }

  private async visible(actor: Actor, id: Id): Promise<AttachmentRow> {
    const row = await this.attachments.find(id);
    if (!row) throw noSuchFile();
    if (row.room_id === null) {
      if (row.uploader_id !== actor.userId) throw noSuchFile();
      return row;
    }
    try {
      await this.access.require(actor, 'read', row.room_id);
    } catch (error) {
      // Not even of a public room does anybody outside learn which files there are.
      if (error instanceof ChatError) throw noSuchFile();
      throw error;
    }
    return row;
  }

  private async open(key: string, range?: ByteRange): Promise<Readable> {
    const content = await this.files.read(key, range);
    if (!content) throw noSuchFile();
    return content;
  }
}
