import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { ChangePassword } from './change-password';
import { EmailPart } from './email-part';
import { SecondFactorPart } from './second-factor-part';

/** What protects the account: the password, the second factor, and the address that leads back to it. */
@Component({
  selector: 'pl-security-section',
  imports: [ChangePassword, EmailPart, EmptyState, SecondFactorPart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>Security</h2>
    <p class="lead">What keeps your account yours.</p>
    @if (security.error()) {
      <pl-empty-state icon="alert" heading="This could not be loaded" [text]="failure()">
        <button type="button" class="button button--outline" (click)="security.reload()">Try again</button>
      </pl-empty-state>
    } @else if (security.hasValue()) {
      @let it = security.value();
      <pl-second-factor-part class="part" [state]="it.secondFactor" (changed)="security.reload()" />
      <pl-email-part class="part" [email]="it.email" [confirmed]="it.emailConfirmed" />
    } @else {
      <div class="part" aria-hidden="true">
        <span class="skeleton one"></span><span class="skeleton two"></span>
      </div>
      <div class="part" aria-hidden="true">
        <span class="skeleton one"></span><span class="skeleton two"></span>
      </div>
      <p class="sr-only" role="status">Loading what protects your account</p>
    }
    <pl-change-password class="part" />
  `,
  styles: `
    .part {
      display: block;
      padding: var(--space-6) 0;
    }

    .part + .part {
      border-top: 1px solid var(--border);
    }

    .one {
      width: 10rem;
      height: 1rem;
      margin-bottom: var(--space-3);
    }

    .two {
      width: 18rem;
      max-width: 100%;
      height: 0.8rem;
    }
  `,
  styleUrl: '../section.css',
})
export class SecuritySection {
  private readonly client = inject(PARLEY);
  protected readonly security = resource({ loader: () => this.client.api.security.get() });
  protected readonly failure = computed(() => failureWords(this.security.error()));
}
