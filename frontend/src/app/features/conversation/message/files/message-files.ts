import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import type { OutboxItem } from '@parley/client';
import type { Message } from '@parley/contracts';
import { selectIsOnline } from '../../../../core/connection/connection.feature';
import { LocalSizes, type PictureSize } from '../../../../core/files/local-sizes';
import type { MessageAct } from '../message-act';
import { FileCard } from './file-card';
import { filesOf, type FileView } from './file-view';
import { boxFor, columnsFor } from './gallery';
import { Picture } from './picture';
import { Player } from './player';
import { uploadWords } from './upload-words';

/**
 * The files of a message: pictures first, then what is played, then cards. They keep their places while they come; so does
 * what draws them, which is no part of the first visit.
 */
@Component({
  selector: 'pl-message-files',
  imports: [FileCard, Picture, Player],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (alone(); as file) {
      <div class="field" [style.width.px]="box().width" [style.aspect-ratio]="box().width / box().height">
        @defer (on immediate) {
          <pl-picture
            [file]="file"
            [tabStops]="tabStops()"
            [removable]="removable()"
            (measured)="size.set($event)"
            (opened)="view(file)"
            (removed)="remove(file)"
          />
        }
      </div>
    } @else if (pictures().length > 0) {
      <div class="grid" [class.grid--three]="columns() === 3">
        @for (file of pictures(); track $index) {
          <div class="field square">
            @defer (on immediate) {
              <pl-picture
                [file]="file"
                [tabStops]="tabStops()"
                [removable]="removable()"
                (opened)="view(file)"
                (removed)="remove(file)"
              />
            }
          </div>
        }
      </div>
    }
    @for (file of others(); track $index) {
      @if (file.attachment && file.kind !== 'file') {
        @defer (on immediate) {
          <pl-player [file]="file" [tabStops]="tabStops()" />
        } @placeholder {
          <div class="player" [class.player--video]="file.kind === 'video'"></div>
        }
      } @else {
        @defer (on immediate) {
          <pl-file-card
            [file]="file"
            [tabStops]="tabStops()"
            [removable]="removable()"
            (removed)="remove(file)"
          />
        } @placeholder {
          <div class="card"></div>
        }
      }
    }
    @if (progress(); as words) {
      <p class="progress">
        <span>{{ words }}</span>
        <button type="button" class="button button--small" (click)="cancel()">Cancel</button>
      </p>
    }
  `,
  styleUrl: './message-files.css',
})
export class MessageFiles {
  readonly message = input.required<Message | null>();
  readonly item = input.required<OutboxItem | null>();
  /** The Tab key stops at them. */
  readonly tabStops = input(false);
  readonly act = output<MessageAct>();

  private readonly online = inject(Store).selectSignal(selectIsOnline);
  private readonly sizes = inject(LocalSizes);
  protected readonly files = computed(() => filesOf(this.message(), this.item()));
  protected readonly pictures = computed(() => this.files().filter(({ kind }) => kind === 'image'));
  protected readonly others = computed(() => this.files().filter(({ kind }) => kind !== 'image'));
  protected readonly columns = computed(() => columnsFor(this.pictures().length));
  protected readonly alone = computed(() => (this.pictures().length === 1 ? this.pictures()[0] : undefined));
  /** As this device found out, before the server says so. */
  protected readonly size = signal<PictureSize | null>(null);
  protected readonly box = computed(() => {
    const file = this.alone();
    if (!file || file.width !== null) return boxFor(file ?? { width: null, height: null });
    return boxFor(this.size() ?? this.sizes.of(file.key) ?? file);
  });
  protected readonly removable = computed(() => {
    const item = this.item();
    if (!item || this.message()) return false;
    return item.status === 'failed' || this.progress() !== null;
  });
  protected readonly progress = computed(() => {
    const item = this.item();
    return item && !this.message() ? uploadWords(item, this.online()) : null;
  });

  protected view({ attachment }: FileView): void {
    const message = this.message();
    if (message && attachment) this.act.emit({ type: 'view', id: message.id, attachmentId: attachment.id });
  }

  protected remove({ upload }: FileView): void {
    const item = this.item();
    if (item && upload) this.act.emit({ type: 'remove-file', id: item.id, uploadId: upload.id });
  }

  protected cancel(): void {
    const item = this.item();
    if (item) this.act.emit({ type: 'cancel-sending', id: item.id });
  }
}
