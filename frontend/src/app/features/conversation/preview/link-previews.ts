import { inject, Injectable, type Signal, signal, type WritableSignal } from '@angular/core';
import type { LinkPreview } from '@parley/contracts';
import { failureCode } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';

/** `null` while it is not known, and where there is nothing to show. */
type Known = WritableSignal<LinkPreview | null>;

const KEPT = 400;
const AT_ONCE = 3;
/** Milliseconds after which the server is asked again that could not answer. */
const AGAIN_MS = 15_000;

/** What stands behind the links of the page: each is asked for once, a few at a time, the latest wish first. */
@Injectable({ providedIn: 'root' })
export class LinkPreviews {
  private readonly api = inject(PARLEY).api.previews;
  private readonly known = new Map<string, Known>();
  private readonly waiting: string[] = [];
  private asking = 0;
  /** This server looks at no links. */
  private isOff = false;

  of(url: string): Signal<LinkPreview | null> {
    const known = this.known.get(url);
    if (known) return known.asReadonly();
    const preview: Known = signal(null);
    this.known.set(url, preview);
    if (this.known.size > KEPT) this.known.delete(this.known.keys().next().value ?? '');
    this.want(url);
    return preview.asReadonly();
  }

  private want(url: string): void {
    if (this.isOff) return;
    this.waiting.push(url);
    // Whoever wants it may be in the middle of being drawn.
    queueMicrotask(() => this.askOn());
  }

  private askOn(): void {
    while (this.asking < AT_ONCE) {
      const url = this.waiting.pop();
      if (url === undefined) return;
      void this.ask(url);
    }
  }

  private async ask(url: string): Promise<void> {
    this.asking += 1;
    try {
      const preview = await this.api.of(url);
      this.known.get(url)?.set(preview);
    } catch (error) {
      this.failed(url, error);
    } finally {
      this.asking -= 1;
      this.askOn();
    }
  }

  private failed(url: string, error: unknown): void {
    switch (failureCode(error)) {
      case 'FORBIDDEN':
        this.isOff = true;
        this.waiting.length = 0;
        break;
      case 'RATE_LIMITED':
      case 'UNAVAILABLE':
      case 'NO_ANSWER':
      case 'NO_CONNECTION':
        setTimeout(() => this.known.has(url) && this.want(url), AGAIN_MS);
        break;
      default:
        // There is nothing to show of it.
        break;
    }
  }
}
