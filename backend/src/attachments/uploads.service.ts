import { stat } from 'node:fs/promises';
import { type Attachment, type Id } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Config } from '../config/index.js';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { Images, type ImageType, isImageType, type MadeImage } from '../platform/images/index.js';
import { Files } from '../platform/storage/index.js';
import { type ReceivedFile, Spool } from '../platform/uploads/index.js';
import { invalid } from '../platform/validation/index.js';
import { attachmentView, factsOf } from './attachment.row.js';
import { AttachmentsRepository, type NewAttachment } from './attachments.repository.js';
import { contentTypeOf } from './content-type.js';
import { cleanFileName } from './file-name.js';
import { noSuchFile } from './no-such-file.js';

/** What becomes of a file: where its parts lie on this instance, and what is known of it. */
interface Prepared {
  readonly mime: string;
  readonly path: string;
  readonly size: number;
  readonly image: MadeImage | null;
  readonly thumbnail: { readonly path: string; readonly size: number } | null;
}

/**
 * Taking in what people want to send. What is answered is complete: an image has been made anew and measured, its small
 * picture is there, and its original is kept nowhere. So a message that is sent with it waits for nothing, and nobody
 * ever gets what a camera wrote into it.
 */
@Injectable()
export class UploadsService {
  private readonly unsentBytesMax: number;

  constructor(
    config: Config,
    private readonly attachments: AttachmentsRepository,
    private readonly files: Files,
    private readonly images: Images,
    private readonly spool: Spool,
    private readonly transactions: Transactions,
  ) {
    this.unsentBytesMax = config.limits.unsentBytesPerUser;
  }

  /**
   * The file is the caller's until it is sent with a message; a day later it is gone.
   *
   * @throws ChatError VALIDATION for an empty file and an image that cannot be read, TOO_LARGE for too much unsent,
   *   UNAVAILABLE
   */
  async upload({ userId }: Actor, file: ReceivedFile): Promise<Attachment> {
    if (file.size === 0) throw invalid([{ path: 'file', message: 'file must not be empty' }]);
    this.requireRoom(await this.attachments.unsentBytes(userId), file.size);
    const made: string[] = [];
    try {
      const prepared = await this.prepare(file, made);
      return await this.keep(userId, cleanFileName(file.name), prepared);
    } finally {
      for (const path of made) await this.spool.remove(path);
    }
  }

  /** Takes back what was not sent. @throws ChatError NOT_FOUND */
  async discard({ userId }: Actor, id: Id): Promise<void> {
    if (!(await this.attachments.deleteUnsent(id, userId))) throw noSuchFile();
    this.files.sweepSoon();
  }

  /** @param made gets the places of files that are no longer needed once the upload is through */
  private async prepare(file: ReceivedFile, made: string[]): Promise<Prepared> {
    const mime = await contentTypeOf(file.path);
    if (!isImageType(mime)) {
      return { mime, path: file.path, size: file.size, image: null, thumbnail: null };
    }
    return this.prepareImage(file, mime, made);
  }

  private async prepareImage(file: ReceivedFile, mime: ImageType, made: string[]): Promise<Prepared> {
    const place = async (): Promise<string> => {
      const path = await this.spool.place();
      made.push(path);
      return path;
    };
    const path = await place();
    const image = await this.images.clean(file.path, mime, path);
    const small = await place();
    const thumbnail = { path: small, size: (await this.images.thumbnail(path, small)).size };
    return { mime, path, size: (await stat(path)).size, image, thumbnail };
  }

  private async keep(userId: Id, name: string, prepared: Prepared): Promise<Attachment> {
    const { mime, path, size, image, thumbnail } = prepared;
    const keys = await this.files.keep(thumbnail ? [path, thumbnail.path] : [path]);
    const [key = '', thumbnailKey = null] = keys;
    const row: NewAttachment = {
      id: newId(),
      uploader_id: userId,
      name,
      mime,
      size,
      width: image?.width ?? null,
      height: image?.height ?? null,
      key,
      thumbnail_key: thumbnailKey,
      thumbnail_size: thumbnail?.size ?? null,
    };
    try {
      await this.transactions.run(async (tx) => {
        // Many at once must not each find room that is there for one.
        await this.attachments.lockUploads(tx, userId);
        this.requireRoom(await this.attachments.unsentBytes(userId, tx), size);
        await this.files.claim(tx, keys);
        await this.attachments.insert(tx, row);
      });
    } catch (error) {
      await this.files.abandon(keys);
      throw error;
    }
    return attachmentView(factsOf({ ...row, room_id: null, message_id: null, created_at: new Date() }));
  }

  private requireRoom(unsent: number, size: number): void {
    if (this.unsentBytesMax === 0 || unsent + size <= this.unsentBytesMax) return;
    throw new ChatError(
      'TOO_LARGE',
      `Files that you have not sent yet come to more than ${this.unsentBytesMax} bytes. Send or remove some of them first.`,
    );
  }
}
