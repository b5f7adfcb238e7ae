import { computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Attachment } from '@parley/contracts';
import { selectIsOnline } from '../connection/connection.feature';
import { failureCode } from '../parley/failures';
import { PARLEY } from '../parley/parley';

/** Why a file is not shown: nobody has it any more, it does not come now, or this browser cannot show it. */
export type Lost = 'gone' | 'away' | 'unshowable';

interface Loading {
  /** What an element shall load; `null` while it shall not. */
  readonly src: string | null;
  readonly lost: Lost | null;
  /** The client has looked whether it can be had, and it can. */
  readonly checked: boolean;
}

/**
 * A file of the server as an element of the page loads it, which says no more than that it failed. Then the client asks,
 * with a new token where the old one has run out, and the element tries once more. Made in an injection context.
 */
export class RemoteFile {
  private readonly client = inject(PARLEY);
  private readonly online = inject(Store).selectSignal(selectIsOnline);
  private readonly loading = linkedSignal<string | null, Loading>({
    source: () => this.url(),
    computation: (src) => ({ src, lost: null, checked: false }),
  });

  readonly src = computed(() => this.loading().src);
  readonly lost = computed(() => this.loading().lost);

  constructor(
    private readonly file: () => Pick<Attachment, 'id'> | null,
    /** The file's own address, or its small picture's. */
    private readonly url: () => string | null,
  ) {
    effect(() => {
      if (this.online() && untracked(this.lost) === 'away') this.again();
    });
  }

  /** To be told by the element. */
  failed(): void {
    const file = this.file();
    const url = this.url();
    if (!file || url === null) return;
    if (this.loading().checked) return this.loading.set({ src: null, lost: 'unshowable', checked: true });
    this.loading.set({ src: null, lost: null, checked: false });
    void this.check(file, url);
  }

  again(): void {
    this.loading.set({ src: this.url(), lost: null, checked: false });
  }

  private async check({ id }: Pick<Attachment, 'id'>, url: string): Promise<void> {
    const lost = await this.client.api.attachments.check(id).then(
      () => null,
      (error: unknown): Lost => (failureCode(error) === 'NOT_FOUND' ? 'gone' : 'away'),
    );
    if (this.url() === url) this.loading.set({ src: lost ? null : url, lost, checked: true });
  }
}
