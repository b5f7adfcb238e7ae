import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { UploadItem } from '@parley/client';
import { likelyKindOf } from '../../../../core/files/file-kind';
import { refusalWords, sizeWords } from '../../../../core/files/file-words';
import { localFile } from '../../../../core/files/local-file';
import { LocalSizes } from '../../../../core/files/local-sizes';
import { Icon } from '../../../../ui/icon/icon';
import { fileIcon } from '../../message/files/file-icon';
import { ProgressRing } from '../../message/files/progress-ring';

/** A file that is chosen and not sent yet: what it is, how far it is, and a way to have it off again. */
@Component({
  selector: 'pl-tray-file',
  imports: [Icon, ProgressRing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="face">
      @if (picture(); as src) {
        <img alt="" [src]="src" (load)="measure($event)" />
      } @else {
        <pl-icon [name]="icon()" [size]="20" />
      }
      @if (file().status === 'uploading') {
        <pl-progress-ring class="ring" [class.on-picture]="picture() !== null" [file]="file()" />
      }
    </span>
    <span class="words">
      <bdi class="name truncate" [attr.title]="file().name">{{ file().name }}</bdi>
      <span class="facts truncate" [class.failed]="file().status === 'failed'" [attr.title]="facts()">{{
        facts()
      }}</span>
    </span>
    @if (file().status === 'failed') {
      <button
        type="button"
        class="icon-button icon-button--small"
        title="Try again"
        [attr.aria-label]="'Try ' + file().name + ' again'"
        (click)="retried.emit()"
      >
        <pl-icon name="refresh" [size]="16" />
      </button>
    }
    <button
      type="button"
      class="icon-button icon-button--small"
      title="Remove"
      [attr.aria-label]="'Remove ' + file().name"
      (click)="removed.emit()"
    >
      <pl-icon name="x" [size]="16" />
    </button>
  `,
  styles: `
    :host {
      display: flex;
      width: 15rem;
      min-height: 3.25rem;
      align-items: center;
      padding: var(--space-1) var(--space-1) var(--space-1) var(--space-1);
      border: 1px solid var(--border);
      border-radius: var(--radius-m);
      background: var(--surface-raised);
      gap: var(--space-2);
    }

    .face {
      position: relative;
      display: grid;
      overflow: hidden;
      width: 2.5rem;
      height: 2.5rem;
      flex: none;
      border-radius: var(--radius-s);
      background: var(--accent-soft);
      color: var(--accent-text);
      place-items: center;
    }

    img {
      position: absolute;
      width: 100%;
      height: 100%;
      inset: 0;
      object-fit: cover;
    }

    .ring {
      position: absolute;
      width: 2rem;
      height: 2rem;
      padding: 0.125rem;
      border-radius: var(--radius-full);
    }

    .ring.on-picture {
      background: #101416b3;
      color: #ffffff;
    }

    .words {
      display: grid;
      min-width: 0;
      flex: 1;
    }

    .name {
      font-size: var(--text-s);
      font-weight: var(--weight-medium);
    }

    .facts {
      color: var(--text-muted);
      font-size: var(--text-xs);
    }

    .facts.failed {
      color: var(--danger-text);
    }
  `,
})
export class TrayFile {
  readonly file = input.required<UploadItem>();
  readonly removed = output();
  readonly retried = output();

  private readonly sizes = inject(LocalSizes);
  private readonly kind = computed(() => likelyKindOf(this.file().mime));
  private readonly id = computed(() => this.file().id);
  protected readonly icon = computed(() => fileIcon(this.kind(), this.file().name));
  protected readonly picture = localFile(() => (this.kind() === 'image' ? this.id() : null));
  protected readonly facts = computed(() => {
    const { status, error, size } = this.file();
    if (status === 'failed' && error) return refusalWords(error);
    return sizeWords(size);
  });

  protected measure({ target }: Event): void {
    this.sizes.measure(this.id(), target as HTMLImageElement);
  }
}
