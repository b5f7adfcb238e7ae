import { Injectable } from '@nestjs/common';
import { type GuardedAnswer, GuardedHttp } from '../platform/guarded-http/index.js';
import { Images } from '../platform/images/index.js';
import { factsOf, type PageFacts } from './page-facts.js';

const PAGE_MAX_BYTES = 512 * 1024;
const PAGE_TIMEOUT_MS = 5_000;
const PICTURE_MAX_BYTES = 5 * 1024 * 1024;
const PICTURE_TIMEOUT_MS = 4_000;
const REDIRECTS = 3;
/** Some pages answer nobody who does not say who they are. */
const USER_AGENT = 'Mozilla/5.0 (compatible; Parley link preview)';
const HTML = /^(?:text\/html|application\/xhtml\+xml)(?:$|[\s;])/i;

export interface ReadPage extends Omit<PageFacts, 'image'> {
  /** WebP, `PICTURE_PX` wide and high. */
  readonly picture: Buffer | null;
}

/**
 * Asks a page what it is, on behalf of nobody in particular: the request says nothing of who reads the link, and nothing
 * of what it gets is passed on but a few words of plain text and a small picture that was made anew.
 */
@Injectable()
export class PageReader {
  constructor(
    private readonly http: GuardedHttp,
    private readonly images: Images,
  ) {}

  /** `null` for what is no page, or one that says nothing. @throws OutgoingError where there is no answer */
  async read(url: string): Promise<ReadPage | null> {
    const answer = await this.http.fetch(url, {
      headers: { accept: 'text/html,application/xhtml+xml', 'user-agent': USER_AGENT },
      maxBytes: PAGE_MAX_BYTES,
      timeoutMs: PAGE_TIMEOUT_MS,
      redirects: REDIRECTS,
    });
    if (answer.status !== 200 || !isPlain(answer) || !HTML.test(answer.headers['content-type'] ?? ''))
      return null;
    const facts = factsOf(textOf(answer));
    if (!facts) return null;
    const { image, ...words } = facts;
    return { ...words, picture: image === null ? null : await this.picture(image, answer.url) };
  }

  /** A page without its picture is better than none. */
  private async picture(address: string, base: string): Promise<Buffer | null> {
    const url = URL.parse(address, base);
    if (!url) return null;
    try {
      const answer = await this.http.fetch(url.href, {
        headers: { accept: 'image/webp,image/png,image/jpeg,image/gif', 'user-agent': USER_AGENT },
        maxBytes: PICTURE_MAX_BYTES,
        timeoutMs: PICTURE_TIMEOUT_MS,
        redirects: REDIRECTS,
      });
      if (answer.status !== 200 || answer.isCut || !isPlain(answer)) return null;
      return await this.images.square(answer.body, PICTURE_PX);
    } catch {
      return null;
    }
  }
}

/** Pixels: twice as many as are shown, for screens that have them. */
export const PICTURE_PX = 160;

/** What is packed although nobody asked for it may be anything once it is unpacked. */
function isPlain({ headers }: GuardedAnswer): boolean {
  const encoding = headers['content-encoding'];
  return encoding === undefined || encoding === 'identity';
}

function textOf({ headers, body }: GuardedAnswer): string {
  const told = /charset\s*=\s*"?([\w-]+)/i;
  // Before any character of more than one byte, by the rules of HTML.
  const inside = told.exec(body.subarray(0, 1024).toString('latin1'));
  const label = (told.exec(headers['content-type'] ?? '') ?? inside)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
