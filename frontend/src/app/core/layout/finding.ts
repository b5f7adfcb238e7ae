import { computed, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { Id } from '@parley/contracts';
import { filter, map } from 'rxjs';
import { AT } from '../messages/at';
import { Layout } from './layout';

/**
 * What was said, found: the search and the list of mentions, in a column beside the conversation, below a desk in its
 * place. They stand in the address, so that the way back leads past them: `?q=` with `within=` and `order=`, or
 * `?show=mentions`.
 */
@Injectable({ providedIn: 'root' })
export class Finding {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly layout = inject(Layout);
  private readonly asked = signal(0);
  private focusWanted = false;
  /** What had the focus before. */
  private before: HTMLElement | null = null;

  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  private readonly parameters = computed(() => this.router.parseUrl(this.address()).queryParamMap);

  readonly isOpen = computed(
    () => this.parameters().has('q') || this.parameters().get('show') === 'mentions',
  );
  /** Moves when somebody wants there, also who is there already. */
  readonly again = this.asked.asReadonly();

  /** In all rooms; with `within` in that one. What is looked for already is looked for there. */
  search({ within = null, query }: { within?: Id | null; query?: string } = {}): void {
    this.open({ q: query ?? this.parameters().get('q') ?? '', within, show: null });
  }

  mentions(): void {
    this.open({ show: 'mentions', q: null, within: null, order: null });
  }

  /** The focus goes back to where it came from. */
  close(): void {
    if (!this.isOpen()) return;
    void this.go({ q: null, within: null, order: null, show: null }, true);
    if (this.before?.isConnected) this.before.focus();
    this.before = null;
  }

  /** Whether it was asked for by somebody who now wants the focus there; asked once. */
  takeFocus(): boolean {
    const wanted = this.focusWanted;
    this.focusWanted = false;
    return wanted;
  }

  /** The column shows the one or the other. */
  toggleDetails(): void {
    if (!this.isOpen()) return this.layout.togglePeople();
    this.close();
    this.layout.openPeople();
  }

  private open(queryParams: Record<string, string | null>): void {
    const { activeElement } = this.document;
    if (!activeElement?.closest('[data-finding]')) {
      this.before = activeElement instanceof HTMLElement ? activeElement : null;
    }
    void this.go(queryParams).then(() => {
      this.focusWanted = true;
      this.asked.update((times) => times + 1);
    });
  }

  private go(queryParams: Record<string, string | null>, replaceUrl = false): Promise<boolean> {
    const inRooms = this.router.url.startsWith('/rooms');
    // Beside the conversation, where there is space for both, it stays where it is.
    const place = this.layout.size() === 'desk' ? {} : { [AT]: null };
    return this.router.navigate(inRooms ? [] : ['/rooms'], {
      queryParams: { ...queryParams, ...place },
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
