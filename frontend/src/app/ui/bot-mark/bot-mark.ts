import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Beside the name of a program. */
@Component({
  selector: 'pl-bot-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `Bot`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      align-items: center;
      padding: 0 0.3125rem;
      border-radius: var(--radius-s);
      background: var(--surface-sunken);
      box-shadow: inset 0 0 0 1px var(--border);
      color: var(--text-muted);
      font-size: var(--text-2xs);
      font-weight: var(--weight-medium);
      line-height: 1.5;
    }
  `,
})
export class BotMark {}
