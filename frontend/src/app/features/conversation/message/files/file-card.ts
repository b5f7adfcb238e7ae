import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { extensionOf, refusalWords, sizeWords } from '../../../../core/files/file-words';
import { Saving } from '../../../../core/files/saving';
import { Icon } from '../../../../ui/icon/icon';
import { fileIcon } from './file-icon';
import type { FileView } from './file-view';
import { ProgressRing } from './progress-ring';

/** A file that is saved rather than shown, or one on its way. */
@Component({
  selector: 'pl-file-card',
  imports: [Icon, NgTemplateOutlet, ProgressRing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-template #about>
      <span class="icon"><pl-icon [name]="icon()" [size]="20" /></span>
      <span class="words">
        <bdi class="name truncate" [attr.title]="file().name">{{ file().name }}</bdi>
        <span class="facts" [class.failed]="failure() !== null">{{ failure() ?? facts() }}</span>
      </span>
    </ng-template>
    @if (file().attachment; as attachment) {
      <a
        class="card"
        [href]="attachment.url"
        [attr.download]="file().name"
        [attr.aria-label]="'Download ' + file().name + ', ' + facts()"
        [tabindex]="tabStops() ? 0 : -1"
        (click)="saving.click($event, attachment)"
      >
        <ng-container [ngTemplateOutlet]="about" />
        <span class="end"><pl-icon name="download" /></span>
      </a>
    } @else {
      <div class="card">
        <ng-container [ngTemplateOutlet]="about" />
        @if (file().upload; as upload) {
          @if (upload.status === 'uploading') {
            <pl-progress-ring [file]="upload" />
          }
        }
        @if (removable()) {
          <button
            type="button"
            class="icon-button icon-button--small"
            title="Remove"
            [attr.aria-label]="'Remove ' + file().name"
            (click)="removed.emit()"
          >
            <pl-icon name="x" [size]="16" />
          </button>
        }
      </div>
    }
  `,
  styleUrl: './file-card.css',
})
export class FileCard {
  readonly file = input.required<FileView>();
  readonly tabStops = input(false);
  readonly removable = input(false);
  readonly removed = output();

  protected readonly saving = inject(Saving);
  protected readonly icon = computed(() => fileIcon(this.file().kind, this.file().name));
  protected readonly facts = computed(() => {
    const { name, size } = this.file();
    return [extensionOf(name), sizeWords(size)].filter((part) => part !== '').join(' · ');
  });
  protected readonly failure = computed(() => {
    const upload = this.file().upload;
    return upload?.status === 'failed' && upload.error ? refusalWords(upload.error) : null;
  });
}
