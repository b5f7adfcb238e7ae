import type { LinkPreview } from '@parley/contracts';
import { linkPreviewsGetPreview } from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';

/** What stands behind links. */
export class PreviewsApi {
  constructor(private readonly rest: Client) {}

  /** `NOT_FOUND` where there is nothing to show of it, `FORBIDDEN` where the server looks at no links. */
  of(url: string): Promise<LinkPreview> {
    return linkPreviewsGetPreview({ client: this.rest, query: { url } });
  }
}
