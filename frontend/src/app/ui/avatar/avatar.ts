import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import type { PresenceStatus } from '@parley/contracts';
import { hueOf, initialsOf } from './face';
import { Pictures } from './pictures';
import { PresenceDot } from './presence-dot';

/**
 * The face of a person, or, with `shape="room"`, of a room. It stands beside a name, so only the presence is said to
 * screen readers. `--avatar-ring` is the ground that it stands on.
 *
 * The initials stand there until the picture does, in the same place: nothing moves when it comes, or does not.
 */
@Component({
  selector: 'pl-avatar',
  imports: [PresenceDot],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (shown() === null || shown() !== picture()) {
      <span class="initials" aria-hidden="true">{{ initials() }}</span>
    }
    @if (picture(); as src) {
      <img
        alt=""
        loading="lazy"
        decoding="async"
        draggable="false"
        [src]="src"
        [width]="size()"
        [height]="size()"
        (load)="shown.set(src)"
        (error)="picture.set(null)"
      />
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

  private readonly pictures = inject(Pictures);
  /** A picture that can't be shown gives way to the initials, until it gets another chance. */
  protected readonly picture = linkedSignal<{ src: string | null; chance: number }, string | null>({
    source: () => ({ src: this.src(), chance: this.pictures.chance() }),
    computation: ({ src }) => src,
  });
  /** The picture that has come. */
  protected readonly shown = signal<string | null>(null);
  protected readonly hue = computed(() => hueOf(this.id()));
  protected readonly initials = computed(() =>
    initialsOf(this.name(), this.shape() === 'room' || this.size() < 28 ? 1 : 2),
  );
}
