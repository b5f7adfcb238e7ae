import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { Id, LinkPreview } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { Config } from '../config/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { GuardedHttp, OutgoingError } from '../platform/guarded-http/index.js';
import type { Download } from '../platform/http/index.js';
import { Gate, UserLimits } from '../platform/limits/index.js';
import { invalid } from '../platform/validation/index.js';
import { LinkPreviewsRepository, type PreviewRow } from './link-previews.repository.js';
import { PageReader, PICTURE_PX } from './page-reader.js';

const HOUR_MS = 3_600_000;
const KEPT_MS = 7 * 24 * HOUR_MS;
/** Of a page that has nothing to show. */
const NOTHING_KEPT_MS = HOUR_MS;
/** Of one that did not answer. */
const SILENCE_KEPT_MS = HOUR_MS / 6;
const AT_ONCE = 8;
const WAITING = 100;
const PATIENCE_MS = 10_000;

/**
 * What stands behind a link, for who reads it. Each page is asked once in a week, however many read of it; where many
 * ask for one at once, on this instance they wait for one answer.
 */
@Injectable()
export class LinkPreviewsService {
  private readonly logger = new Logger(LinkPreviewsService.name);
  private readonly gate = new Gate({ atOnce: AT_ONCE, waiting: WAITING, patienceMs: PATIENCE_MS });
  private readonly underWay = new Map<string, Promise<PreviewRow>>();
  private readonly isOn: boolean;

  constructor(
    config: Config,
    private readonly http: GuardedHttp,
    private readonly limits: UserLimits,
    private readonly pages: PageReader,
    private readonly repository: LinkPreviewsRepository,
  ) {
    this.isOn = config.linkPreviews;
  }

  /** @throws ChatError FORBIDDEN where there are none, NOT_FOUND where there is nothing to show, RATE_LIMITED, UNAVAILABLE */
  async preview(actor: Actor, address: string): Promise<LinkPreview> {
    this.requireOn();
    const url = this.addressOf(address);
    const row = (await this.repository.find(url)) ?? (await this.ask(actor, url));
    if (row.title === null) throw nothingThere();
    return {
      url: address,
      title: row.title,
      description: row.description,
      siteName: row.site_name,
      image: row.has_picture
        ? { url: `/api/v1/link-previews/${row.id}/image`, width: PICTURE_PX, height: PICTURE_PX }
        : null,
    };
  }

  /** @throws ChatError FORBIDDEN where there are none, NOT_FOUND */
  async image(id: Id): Promise<Download> {
    this.requireOn();
    const picture = await this.repository.picture(id);
    if (!picture) throw nothingThere();
    return {
      name: 'preview.webp',
      mime: 'image/webp',
      size: picture.length,
      open: (range) =>
        Promise.resolve(Readable.from([range ? picture.subarray(range.start, range.end + 1) : picture])),
    };
  }

  private requireOn(): void {
    if (!this.isOn) throw new ChatError('FORBIDDEN', 'This server looks at no links.');
  }

  /** Without what is behind `#`, which a server never hears of. */
  private addressOf(address: string): string {
    try {
      const url = this.http.requireAllowed(address);
      url.hash = '';
      return url.href;
    } catch (error) {
      if (!(error instanceof OutgoingError)) throw error;
      if (URL.canParse(address)) throw nothingThere();
      throw invalid([
        { path: 'url', message: 'url must be an address that begins with https:// or http://' },
      ]);
    }
  }

  private async ask({ userId }: Actor, url: string): Promise<PreviewRow> {
    if (!this.underWay.has(url)) await this.limits.take(userId, 'preview');
    let asking = this.underWay.get(url);
    if (!asking) {
      asking = this.gate.run(() => this.read(url)).finally(() => this.underWay.delete(url));
      this.underWay.set(url, asking);
    }
    return asking;
  }

  private async read(url: string): Promise<PreviewRow> {
    const nothing = { id: newId(), url, title: null, description: null, siteName: null, picture: null };
    try {
      const page = await this.pages.read(url);
      if (!page) return await this.repository.save({ ...nothing, keptMs: NOTHING_KEPT_MS });
      return await this.repository.save({ ...nothing, ...page, keptMs: KEPT_MS });
    } catch (error) {
      if (!(error instanceof OutgoingError)) throw error;
      // Not the address: what people send each other is not for the log.
      this.logger.debug({ reason: error.reason }, 'a page did not answer for its preview');
      return this.repository.save({ ...nothing, keptMs: SILENCE_KEPT_MS });
    }
  }
}

function nothingThere(): ChatError {
  return new ChatError('NOT_FOUND', 'There is nothing to show of this link.');
}
