import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { sizeWords } from '../../../../core/files/file-words';
import { RemoteFile } from '../../../../core/files/remote-file';
import { Saving } from '../../../../core/files/saving';
import { Icon } from '../../../../ui/icon/icon';
import { FileCard } from './file-card';
import type { FileView } from './file-view';

/** Sound or video that is played in its place. What this browser cannot play is saved, as any other file. */
@Component({
  selector: 'pl-player',
  imports: [FileCard, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (remote.lost()) {
      <pl-file-card [file]="file()" [tabStops]="tabStops()" />
    } @else {
      <figure>
        @if (file().kind === 'video') {
          <span class="frame">
            @if (remote.src(); as src) {
              <video
                controls
                playsinline
                preload="metadata"
                [src]="src"
                [attr.aria-label]="file().name"
                [tabindex]="tabStops() ? 0 : -1"
                (error)="remote.failed()"
              ></video>
            }
          </span>
        }
        <figcaption>
          <bdi class="name truncate" [attr.title]="file().name">{{ file().name }}</bdi>
          <span class="size">{{ size() }}</span>
          @if (file().attachment; as attachment) {
            <a
              class="icon-button icon-button--small"
              title="Download"
              [href]="attachment.url"
              [attr.download]="file().name"
              [attr.aria-label]="'Download ' + file().name"
              [tabindex]="tabStops() ? 0 : -1"
              (click)="saving.click($event, attachment)"
              ><pl-icon name="download" [size]="16"
            /></a>
          }
        </figcaption>
        @if (file().kind === 'audio') {
          <span class="sound">
            @if (remote.src(); as src) {
              <audio
                controls
                preload="metadata"
                [src]="src"
                [attr.aria-label]="file().name"
                [tabindex]="tabStops() ? 0 : -1"
                (error)="remote.failed()"
              ></audio>
            }
          </span>
        }
      </figure>
    }
  `,
  styles: `
    :host {
      display: block;
      width: 25rem;
      max-width: 100%;
    }

    figure {
      display: grid;
      margin: 0;
      gap: var(--space-1);
    }

    .frame {
      display: block;
      overflow: hidden;
      border-radius: var(--radius-m);
      aspect-ratio: 16 / 9;
      background: #101416;
    }

    video {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: contain;
    }

    .sound {
      display: block;
      height: 2.75rem;
    }

    audio {
      display: block;
      width: 100%;
      height: 100%;
    }

    figcaption {
      display: flex;
      min-width: 0;
      align-items: center;
      font-size: var(--text-s);
      gap: var(--space-2);
    }

    .name {
      font-weight: var(--weight-medium);
    }

    .size {
      flex: 1;
      color: var(--text-muted);
      font-size: var(--text-xs);
      white-space: nowrap;
    }
  `,
})
export class Player {
  readonly file = input.required<FileView>();
  readonly tabStops = input(false);

  protected readonly saving = inject(Saving);
  protected readonly size = computed(() => sizeWords(this.file().size));
  protected readonly remote = new RemoteFile(
    () => this.file().attachment,
    computed(() => this.file().attachment?.url ?? null),
  );
}
