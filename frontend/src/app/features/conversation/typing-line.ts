import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Who is writing. It keeps its height when nobody is, so that nothing moves. */
@Component({
  selector: 'pl-typing-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (words(); as line) {
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span class="truncate" dir="auto">{{ line }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      height: 1.5rem;
      flex: none;
      align-items: center;
      padding: 0 var(--space-6);
      color: var(--text-muted);
      font-size: var(--text-xs);
      gap: var(--space-2);
    }

    .dots {
      display: flex;
      gap: 3px;
    }

    i {
      width: 4px;
      height: 4px;
      border-radius: var(--radius-full);
      animation: breathe 900ms ease-in-out infinite alternate;
      background: currentColor;
    }

    i:nth-child(2) {
      animation-delay: 150ms;
    }

    i:nth-child(3) {
      animation-delay: 300ms;
    }

    @keyframes breathe {
      from {
        opacity: 0.3;
      }
    }
  `,
})
export class TypingLine {
  /** Names of those who are writing. */
  readonly names = input.required<readonly string[]>();

  protected readonly words = computed(() => typingWords(this.names()));
}

export function typingWords(names: readonly string[]): string | null {
  const [first, second, third] = names;
  if (first === undefined) return null;
  if (second === undefined) return `${first} is typing…`;
  if (third === undefined) return `${first} and ${second} are typing…`;
  if (names.length === 3) return `${first}, ${second} and ${third} are typing…`;
  return 'Several people are typing…';
}
