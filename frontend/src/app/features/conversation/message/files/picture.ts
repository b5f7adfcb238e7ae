import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { LocalSizes, type PictureSize } from '../../../../core/files/local-sizes';
import { localFile } from '../../../../core/files/local-file';
import { RemoteFile } from '../../../../core/files/remote-file';
import { Icon } from '../../../../ui/icon/icon';
import type { FileView } from './file-view';
import { ProgressRing } from './progress-ring';

/** Bytes up to which a GIF is shown moving in its place. */
const MOVING_MAX = 4 * 1024 * 1024;

/** A picture of a message: its small version, or while it is on its way what this device has. Fills the box it is given. */
@Component({
  selector: 'pl-picture',
  imports: [Icon, ProgressRing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (local(); as src) {
      <img class="local" alt="" [src]="src" (load)="measure($event)" />
    }
    @if (remote.src(); as src) {
      <button
        type="button"
        class="view"
        aria-haspopup="dialog"
        [attr.aria-label]="'View ' + file().name"
        [tabindex]="tabStops() ? 0 : -1"
        (click)="opened.emit()"
      >
        <img
          alt=""
          loading="lazy"
          decoding="async"
          [class.there]="there()"
          [src]="src"
          (load)="there.set(true)"
          (error)="remote.failed()"
        />
      </button>
    }
    @if (remote.lost(); as lost) {
      <span class="lost">
        <pl-icon name="image" [size]="20" />
        {{ lost === 'gone' ? 'No longer there' : 'Could not be loaded' }}
        @if (lost !== 'gone') {
          <button type="button" class="button button--small button--outline" (click)="remote.again()">
            Try again
          </button>
        }
      </span>
    }
    @if (file().upload; as upload) {
      <span class="sr-only">{{ file().name }}</span>
      @if (upload.status === 'uploading') {
        <pl-progress-ring class="over" [file]="upload" />
      } @else if (upload.status === 'failed') {
        <span class="over failed"><pl-icon name="alert" [size]="20" /></span>
      }
      @if (removable()) {
        <button
          type="button"
          class="remove"
          [attr.aria-label]="'Remove ' + file().name"
          title="Remove"
          (click)="removed.emit()"
        >
          <pl-icon name="x" [size]="14" />
        </button>
      }
    }
  `,
  styleUrl: './picture.css',
})
export class Picture {
  readonly file = input.required<FileView>();
  readonly tabStops = input(false);
  readonly removable = input(false);
  readonly opened = output();
  readonly removed = output();
  /** What is on this device has shown how large it is. */
  readonly measured = output<PictureSize>();

  private readonly sizes = inject(LocalSizes);
  private readonly view = inject(DOCUMENT).defaultView;
  protected readonly local = localFile(() => this.file().upload?.id ?? null);
  protected readonly remote = new RemoteFile(
    () => this.file().attachment,
    computed(() => {
      const { attachment } = this.file();
      if (!attachment) return null;
      const moves =
        attachment.mime === 'image/gif' && attachment.size <= MOVING_MAX && this.motionIsWelcome();
      return moves ? attachment.url : attachment.thumbnailUrl;
    }),
  );
  /** It has come: until then what is below it is seen, which may be what this device has. */
  protected readonly there = signal(false);

  protected measure({ target }: Event): void {
    const { upload } = this.file();
    if (upload) this.measured.emit(this.sizes.measure(upload.id, target as HTMLImageElement));
  }

  private motionIsWelcome(): boolean {
    return this.view?.matchMedia('(prefers-reduced-motion: reduce)').matches === false;
  }
}
