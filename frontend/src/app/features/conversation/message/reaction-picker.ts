import { A11yModule } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { COMMON_EMOJI, recentEmoji } from './recent-emoji';

const COLUMNS = 8;
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
};

/** Reactions to choose from: those that were used last come first. The arrow keys move through the grid. */
@Component({
  selector: 'pl-reaction-picker',
  imports: [A11yModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="group" aria-label="Reactions" cdkTrapFocus cdkTrapFocusAutoCapture (keydown)="move($event)">
      @for (emoji of choices; track emoji) {
        <button type="button" [attr.aria-label]="name(emoji)" [title]="name(emoji)" (click)="choose(emoji)">
          {{ emoji }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      padding: var(--space-2);
      border-radius: var(--radius-l);
      animation: appear var(--motion) var(--ease);
      background: var(--surface-raised);
      box-shadow: var(--shadow-2);
    }

    div {
      display: grid;
      grid-template-columns: repeat(8, 2.25rem);
    }

    button {
      display: grid;
      height: 2.25rem;
      border-radius: var(--radius-m);
      font-size: 1.25rem;
      line-height: 1;
      place-items: center;
    }

    button:hover {
      background: var(--hover);
    }

    @keyframes appear {
      from {
        opacity: 0;
        scale: 0.98;
      }
    }

    @media (max-width: 40rem) {
      div {
        grid-template-columns: repeat(8, 2.625rem);
      }

      button {
        height: 2.75rem;
      }
    }
  `,
})
export class ReactionPicker {
  readonly chosen = output<string>();

  protected readonly choices = [...new Set([...recentEmoji.list(), ...COMMON_EMOJI.map(([emoji]) => emoji)])];

  protected name(emoji: string): string {
    return COMMON_EMOJI.find(([other]) => other === emoji)?.[1] ?? emoji;
  }

  protected choose(emoji: string): void {
    recentEmoji.used(emoji);
    this.chosen.emit(emoji);
  }

  protected move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = Array.from((event.currentTarget as HTMLElement).querySelectorAll('button'));
    buttons[buttons.indexOf(event.target as HTMLButtonElement) + step]?.focus();
  }
}
