import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Conversation } from './conversation';
import { FreshFor } from './fresh-for';

/** The conversation of a room that the caller is in. Each room gets its own: nothing of one is left over in the next. */
@Component({
  selector: 'pl-conversation-page',
  imports: [Conversation, FreshFor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<pl-conversation *plFreshFor="id(); let roomId" [roomId]="roomId" [at]="at()" />`,
  styles: `
    :host {
      display: flex;
      min-height: 0;
      flex-direction: column;
    }
  `,
})
export class ConversationPage {
  readonly id = input.required<string>();
  /** The `seq` of a message to be led to. */
  readonly at = input<number | null>(null);
}
