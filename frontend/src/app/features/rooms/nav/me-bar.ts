import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { FirstContent } from '../../../core/first-content/first-content';
import { selectMe } from '../../../core/session/session.feature';
import { MeFace } from './me-face';
import { MeMenu } from './me-menu';

/**
 * Who is signed in, and what concerns them. The menu is no part of the first visit: until it is here, a button that
 * looks the same has it fetched.
 */
@Component({
  selector: 'pl-me-bar',
  imports: [MeFace, MeMenu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (me(); as who) {
      @defer (when first.isThere() || wanted()) {
        <pl-me-menu [narrow]="narrow()" [opensAtOnce]="wanted()" (keysWanted)="keysWanted.emit()" />
      } @placeholder {
        <button
          type="button"
          class="me"
          aria-haspopup="menu"
          [class.narrow]="narrow()"
          [attr.aria-label]="narrow() ? 'Your account' : null"
          (click)="wanted.set(true)"
        >
          <pl-me-face [me]="who" [narrow]="narrow()" />
        </button>
      }
    }
  `,
  styleUrl: './me-bar.css',
})
export class MeBar {
  readonly narrow = input(false);
  readonly keysWanted = output();

  protected readonly first = inject(FirstContent);
  protected readonly me = inject(Store).selectSignal(selectMe);
  protected readonly wanted = signal(false);
}
