import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { ReaderPlace } from '../timeline/reader-place';
import { LinkPreviews } from './link-previews';

/**
 * What stands behind a link, below the message that has it. It comes when it is known, and never pushes away what
 * somebody reads: in the middle of the screen it waits until the message is out of sight.
 */
@Component({
  selector: 'pl-link-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (shown(); as it) {
      <a
        target="_blank"
        rel="noopener noreferrer nofollow"
        [href]="url()"
        [tabindex]="tabStops() ? 0 : -1"
        [attr.aria-label]="'Preview: ' + it.title + ', ' + site()"
      >
        <span class="words">
          <span class="site truncate">{{ site() }}</span>
          <bdi class="title truncate" dir="auto">{{ it.title }}</bdi>
          @if (it.description; as words) {
            <span class="description" dir="auto">{{ words }}</span>
          }
        </span>
        @if (it.image; as image) {
          <img alt="" width="80" height="80" decoding="async" [src]="image.url" />
        }
      </a>
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: 32rem;
    }

    a {
      display: flex;
      overflow: hidden;
      height: 5rem;
      border: 1px solid var(--border);
      border-radius: var(--radius-m);
      margin-block: var(--space-1);
      background: var(--surface-raised);
      color: inherit;
      text-decoration: none;
      transition: border-color var(--motion-fast) var(--ease);
    }

    a:hover {
      border-color: var(--border-field);
    }

    .words {
      display: flex;
      min-width: 0;
      flex: 1;
      flex-direction: column;
      justify-content: center;
      padding: 0 var(--space-3);
    }

    .site,
    .description {
      color: var(--text-muted);
      font-size: var(--text-xs);
    }

    .title {
      color: var(--accent-text);
      font-weight: var(--weight-medium);
      text-align: start;
    }

    .description {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      overflow-wrap: anywhere;
    }

    img {
      width: 5rem;
      height: 5rem;
      flex: none;
      object-fit: cover;
    }
  `,
})
export class LinkPreview {
  readonly url = input.required<string>();
  readonly tabStops = input(false);

  private readonly previews = inject(LinkPreviews);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly reader = inject(ReaderPlace, { optional: true });
  /** What is known was known at once, or may be drawn now. */
  private readonly free = signal(false);
  private readonly known = computed(() => this.previews.of(this.url())());
  protected readonly shown = computed(() => (this.free() ? this.known() : null));
  protected readonly site = computed(
    () => this.known()?.siteName ?? URL.parse(this.url())?.hostname.replace(/^www\./, '') ?? '',
  );

  constructor() {
    let isFirst = true;
    let watching: IntersectionObserver | null = null;
    effect(() => {
      const preview = this.known();
      const atOnce = isFirst && preview !== null;
      isFirst = false;
      if (!preview || this.free()) return;
      if (atOnce || untracked(() => this.reader?.followsEnd() ?? true)) return this.free.set(true);
      // Out of sight the timeline keeps the reader's place by itself.
      watching ??= new IntersectionObserver(([seen]) => {
        if (seen?.isIntersecting) return;
        watching?.disconnect();
        this.free.set(true);
      });
      watching.observe(this.host.parentElement ?? this.host);
    });
    inject(DestroyRef).onDestroy(() => watching?.disconnect());
  }
}
