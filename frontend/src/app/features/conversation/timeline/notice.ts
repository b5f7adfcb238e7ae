import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Id, Message, User } from '@parley/contracts';
import { noticeWords } from '../../../core/rooms/notice-words';
import { Time } from '../../../ui/time/time';

/** A quiet line for what happened to the room. */
@Component({
  selector: 'pl-notice',
  imports: [Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p dir="auto">{{ words() }}</p>
    <pl-time as="clock" [at]="message().createdAt" />`,
  styles: `
    :host {
      display: flex;
      align-items: baseline;
      padding: var(--space-1) var(--space-5) var(--space-1) calc(var(--space-5) + 2.25rem + var(--space-3));
      color: var(--text-muted);
      font-size: var(--text-s);
      gap: var(--space-2);
    }

    p {
      min-width: 0;
      overflow-wrap: anywhere;
    }

    pl-time {
      color: var(--text-faint);
      font-size: var(--text-2xs);
    }

    @media (max-width: 40rem) {
      :host {
        padding-inline: calc(var(--space-4) + 2.25rem + var(--space-3)) var(--space-4);
      }
    }
  `,
})
export class Notice {
  readonly message = input.required<Message>();
  readonly people = input.required<Readonly<Record<Id, User | undefined>>>();

  protected readonly words = computed(() => {
    const { system } = this.message();
    return system ? noticeWords(system, (id) => this.people()[id]?.displayName ?? 'Somebody') : '';
  });
}
