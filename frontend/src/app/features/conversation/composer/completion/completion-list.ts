import { ChangeDetectionStrategy, Component, effect, ElementRef, inject, input, output } from '@angular/core';
import { Avatar } from '../../../../ui/avatar/avatar';
import type { Candidate } from './candidates';

/** What an unfinished word can become, above the field. The field keeps the focus, and says which one is chosen. */
@Component({
  selector: 'pl-completion-list',
  imports: [Avatar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (candidate of candidates(); track candidate.key; let index = $index) {
      <div
        role="option"
        class="option"
        [id]="'completion-' + index"
        [class.active]="index === active()"
        [attr.aria-selected]="index === active()"
        tabindex="-1"
        (mousedown)="$event.preventDefault(); chosen.emit(index)"
      >
        @if (candidate.person; as person) {
          <pl-avatar
            [id]="person.id"
            [name]="person.name"
            [src]="person.avatarUrl"
            [size]="24"
            aria-hidden="true"
          />
        } @else {
          <span class="emoji" aria-hidden="true">{{ candidate.emoji }}</span>
        }
        <bdi class="label truncate">{{ candidate.label }}</bdi>
        <span class="detail truncate">{{ candidate.detail }}</span>
      </div>
    }
  `,
  styles: `
    :host {
      position: absolute;
      z-index: var(--layer-sticky);
      bottom: calc(100% + var(--space-1));
      display: block;
      overflow-y: auto;
      max-height: 22rem;
      padding: var(--space-1);
      border-radius: var(--radius-l);
      animation: rise var(--motion-fast) var(--ease);
      background: var(--surface-raised);
      box-shadow: var(--shadow-2);
      inset-inline: var(--space-5);
    }

    .option {
      display: flex;
      min-height: var(--control-m);
      align-items: center;
      padding: 0 var(--space-3);
      border-radius: var(--radius-m);
      cursor: pointer;
      gap: var(--space-3);
    }

    .option:hover {
      background: var(--hover);
    }

    .option.active {
      background: var(--accent-soft);
    }

    .label {
      font-weight: var(--weight-medium);
    }

    .detail {
      color: var(--text-muted);
      font-size: var(--text-s);
    }

    .emoji {
      display: grid;
      width: 24px;
      flex: none;
      font-size: 1.125rem;
      line-height: 1;
      place-items: center;
    }

    @keyframes rise {
      from {
        opacity: 0;
        translate: 0 4px;
      }
    }

    @media (max-width: 40rem) {
      :host {
        inset-inline: var(--space-3);
      }
    }

    @media (pointer: coarse) {
      .option {
        min-height: 2.75rem;
      }
    }
  `,
  host: { role: 'listbox', id: 'completion', 'aria-label': 'Suggestions' },
})
export class CompletionList {
  readonly candidates = input.required<readonly Candidate[]>();
  readonly active = input.required<number>();
  readonly chosen = output<number>();

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    effect(() => {
      const option = nativeElement.querySelectorAll('.option')[this.active()];
      option?.scrollIntoView({ block: 'nearest' });
    });
  }
}
