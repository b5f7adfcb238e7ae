import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { Message } from '@parley/contracts';
import { filesInWords } from '../../../core/files/file-words';
import { plainText } from '../../../core/rooms/message-preview';
import { Icon } from '../../../ui/icon/icon';

/** What a message answers to, in one line that leads there. */
@Component({
  selector: 'pl-quote',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" [tabindex]="tabStops() ? 0 : -1" (click)="followed.emit()">
      <pl-icon name="reply" [size]="14" />
      <span class="sr-only">In reply to</span>
      @if (name(); as who) {
        <bdi class="name">{{ who }}</bdi>
      }
      <span class="truncate" dir="auto">{{ words() }}</span>
    </button>
  `,
  styles: `
    :host {
      display: flex;
      min-width: 0;
      max-width: 46rem;
    }

    button {
      display: flex;
      min-width: 0;
      min-height: 1.5rem;
      align-items: center;
      border-radius: var(--radius-s);
      color: var(--text-muted);
      font-size: var(--text-s);
      gap: var(--space-1);
    }

    button:hover {
      color: var(--text);
    }

    pl-icon {
      color: var(--text-faint);
    }

    .name {
      overflow: hidden;
      max-width: 12rem;
      flex: none;
      font-weight: var(--weight-medium);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class Quote {
  /** `null` while it is not held on this device. */
  readonly message = input.required<Message | null>();
  readonly name = input<string | null>(null);
  /** The Tab key stops here. */
  readonly tabStops = input(false);
  readonly followed = output();

  protected readonly words = computed(() => quoteWords(this.message()));
}

export function quoteWords(message: Message | null): string {
  if (!message) return 'an earlier message';
  if (message.body === null) return 'Message deleted';
  return plainText(message.body) || filesInWords(message.attachments);
}
