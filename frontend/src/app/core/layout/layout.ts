import { BreakpointObserver } from '@angular/cdk/layout';
import { computed, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { deviceMemory } from '../device/device-memory';

const PHONE = '(max-width: 40rem)';
const DESK = '(min-width: 75rem)';

const NOT_MEASURED: Record<string, boolean> = {};

export type ScreenSize = 'phone' | 'tablet' | 'desk';

/**
 * How much room there is, and what of the outer columns is to be seen.
 *
 * On a phone the rooms and a conversation are two screens, `/rooms` and `/rooms/:id`. From a tablet on they stand side
 * by side, and the rooms can be narrowed to a rail. The people stand beside the conversation on a desk; below that they
 * come as a drawer. What somebody narrowed or closed stays so on this device.
 */
@Injectable({ providedIn: 'root' })
export class Layout {
  private readonly matches = toSignal(
    inject(BreakpointObserver)
      .observe([PHONE, DESK])
      .pipe(map(({ breakpoints }) => breakpoints)),
    { initialValue: NOT_MEASURED },
  );
  private readonly narrowed = signal(deviceMemory.read('rooms') === 'rail');
  private readonly peopleBeside = signal(deviceMemory.read('people') !== 'closed');
  private readonly drawerOpen = signal(false);

  readonly size = computed<ScreenSize>(() => {
    const matches = this.matches();
    return matches[PHONE] ? 'phone' : matches[DESK] ? 'desk' : 'tablet';
  });
  /** The rooms show their faces only. */
  readonly roomsAsRail = computed(() => this.size() !== 'phone' && this.narrowed());
  readonly peopleOpen = computed(() => (this.size() === 'desk' ? this.peopleBeside() : this.drawerOpen()));

  toggleRail(): void {
    this.narrowed.update((narrowed) => !narrowed);
    deviceMemory.write('rooms', this.narrowed() ? 'rail' : 'list');
  }

  togglePeople(): void {
    if (this.size() !== 'desk') {
      this.drawerOpen.update((open) => !open);
      return;
    }
    this.peopleBeside.update((open) => !open);
    deviceMemory.write('people', this.peopleBeside() ? 'open' : 'closed');
  }

  openPeople(): void {
    if (!this.peopleOpen()) this.togglePeople();
  }

  closePeople(): void {
    if (this.peopleOpen()) this.togglePeople();
  }

  closeDrawer(): void {
    this.drawerOpen.set(false);
  }
}
