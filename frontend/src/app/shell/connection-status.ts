import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import type { ConnectionState } from '@parley/client';
import { selectConnection } from '../core/connection/connection.feature';
import { PARLEY } from '../core/parley/parley';
import { type BannerState, ConnectionBanner } from '../ui/banner/connection-banner';

/** Milliseconds that a connection may be on its way before it is worth a word. */
const GRACE_MS = 900;

/** Waiting for its next attempt, or for the device's network. Before the first attempt there is nothing to tell. */
function isDown({ status, retryAt, failures }: ConnectionState): boolean {
  return status === 'offline' && (retryAt !== null || failures > 0);
}

/** The banner, fed from the store: patient with a connection that is being made, prompt with one that failed. */
@Component({
  selector: 'pl-connection-status',
  imports: [ConnectionBanner],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'region', 'aria-label': 'Connection' },
  template: `
    @if (shown(); as state) {
      <pl-connection-banner [state]="state" [seconds]="seconds()" (retry)="client.connection.retryNow()" />
    }
  `,
})
export class ConnectionStatus {
  protected readonly client = inject(PARLEY);

  private readonly connection = inject(Store).selectSignal(selectConnection);
  private readonly graceOver = signal(false);
  private readonly now = signal(Date.now());

  protected readonly shown = computed<BannerState | null>(() => {
    const connection = this.connection();
    if (connection.status === 'online') return null;
    if (isDown(connection)) return 'offline';
    if (!this.graceOver() && connection.failures === 0) return null;
    return connection.status === 'offline' ? null : connection.status;
  });
  protected readonly seconds = computed(() => {
    const { retryAt } = this.connection();
    return retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - this.now()) / 1000));
  });

  constructor() {
    const isOnline = computed(() => this.connection().status === 'online');
    effect((onCleanup) => {
      this.graceOver.set(false);
      if (isOnline()) return;
      const timer = setTimeout(() => this.graceOver.set(true), GRACE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect((onCleanup) => {
      if (this.connection().retryAt === null) return;
      this.now.set(Date.now());
      const timer = setInterval(() => this.now.set(Date.now()), 250);
      onCleanup(() => clearInterval(timer));
    });
  }
}
