import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { PresenceStatus } from '@parley/contracts';
import { hueOf, initialsOf } from './face';
import { PresenceDot } from './presence-dot';

/**
 * The face of a person, or, with `shape="room"`, of a room. It stands beside a name, so only the presence is said to
 * screen readers. `--avatar-ring` is the ground that it stands on.
 */
@Component({
  selector: 'pl-avatar',
  imports: [PresenceDot],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (picture(); as src) {
      <img [src]="src" alt="" [width]="size()" [height]="size()" (error)="picture.set(null)" />
    } @else {
      <span class="initials" aria-hidden="true">{{ initials() }}</span>
    }
    @if (presence(); as status) {
      <pl-presence-dot [status]="status" />
    }
  `,
  styleUrl: './avatar.css',
  host: {
    '[class.room]': 'shape() === "room"',
    '[style.--size]': 'size() + "px"',
    '[style.--hue]': 'hue()',
  },
})
export class Avatar {
  /** Decides the colour where there is no picture. */
  readonly id = input.required<string>();
  readonly name = input.required<string>();
  readonly src = input<string | null>(null);
  /** Pixels. */
  readonly size = input(36);
  readonly shape = input<'person' | 'room'>('person');
  /** `null` shows no dot: nothing is known. */
  readonly presence = input<PresenceStatus | null>(null);

  /** A picture that can't be shown gives way to the initials. */
  protected readonly picture = linkedSignal(() => this.src());
  protected readonly hue = computed(() => hueOf(this.id()));
  protected readonly initials = computed(() =>
    initialsOf(this.name(), this.shape() === 'room' || this.size() < 28 ? 1 : 2),
  );
}
