import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { User } from '@parley/contracts';
import { PersonFace } from './person-face';

/** The other person of a direct room. */
@Component({
  selector: 'pl-peer-card',
  imports: [PersonFace],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<pl-person-face [user]="user()" />`,
  styles: `
    :host {
      display: block;
      padding: var(--space-8) var(--space-5);
    }
  `,
})
export class PeerCard {
  readonly user = input.required<User>();
}
