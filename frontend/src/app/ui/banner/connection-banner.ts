import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../icon/icon';

export type BannerState = 'offline' | 'connecting' | 'catching-up';

/** Says what is the matter with the connection. It floats: nothing moves when it comes or goes. */
@Component({
  selector: 'pl-connection-banner',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (state() === 'offline') {
      <pl-icon name="wifi-off" [size]="16" />
    } @else {
      <span class="pulse" aria-hidden="true"></span>
    }
    <span role="status">{{ words() }}</span>
    @if (state() === 'offline') {
      <!-- The countdown is for eyes: said each second it would drown everything else. -->
      @if (seconds() > 0) {
        <span class="countdown" aria-hidden="true">Trying again in {{ seconds() }} s</span>
      }
      <button type="button" (click)="retry.emit()">Try now</button>
    }
  `,
  styleUrl: './connection-banner.css',
  host: { '[class.offline]': 'state() === "offline"' },
})
export class ConnectionBanner {
  readonly state = input.required<BannerState>();
  /** Until the next attempt. */
  readonly seconds = input(0);
  readonly retry = output();

  protected readonly words = computed(() => {
    switch (this.state()) {
      case 'offline':
        return 'No connection.';
      case 'connecting':
        return 'Connecting…';
      case 'catching-up':
        return 'Catching up…';
    }
  });
}
