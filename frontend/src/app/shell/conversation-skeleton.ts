import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Stands where a conversation will be, in its shape. */
@Component({
  selector: 'pl-conversation-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar"><span class="skeleton title"></span></div>
    <div class="lines">
      @for (width of widths; track $index) {
        <div class="line">
          <span class="skeleton face"></span>
          <div>
            <span class="skeleton name"></span><span class="skeleton text" [style.width.%]="width"></span>
          </div>
        </div>
      }
    </div>
    <p class="sr-only" role="status">Loading the conversation</p>
  `,
  styles: `
    :host {
      display: flex;
      overflow: hidden;
      flex-direction: column;
    }

    .bar {
      display: flex;
      height: var(--bar);
      flex: none;
      align-items: center;
      padding: 0 var(--space-5);
      border-bottom: 1px solid var(--border);
    }

    .title {
      width: 10rem;
      height: 1rem;
    }

    .lines {
      display: flex;
      flex: 1;
      flex-direction: column;
      justify-content: flex-end;
      padding: var(--space-6) var(--space-5);
      gap: var(--space-6);
    }

    .line {
      display: flex;
      gap: var(--space-3);
    }

    .line div {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: var(--space-2);
    }

    .face {
      width: 36px;
      height: 36px;
      border-radius: var(--radius-full);
    }

    .name {
      width: 7rem;
      height: 0.8rem;
    }

    .text {
      height: 0.8rem;
    }
  `,
})
export class ConversationSkeleton {
  protected readonly widths = [62, 38, 74, 45, 56];
}
