import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { deviceMemory } from '../device/device-memory';

export const THEME_CHOICES = [
  { value: 'system', label: 'As the device', icon: 'monitor' },
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
] as const;

export type ThemeChoice = (typeof THEME_CHOICES)[number]['value'];

/** The colour scheme of this device. `public/start.js` sets it before the first paint from what is kept here. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<ThemeChoice>(asChoice(deviceMemory.read('theme')));

  readonly choice = this.chosen.asReadonly();

  choose(choice: ThemeChoice): void {
    this.chosen.set(choice);
    if (choice === 'system') {
      delete this.root.dataset['theme'];
      deviceMemory.forget('theme');
    } else {
      this.root.dataset['theme'] = choice;
      deviceMemory.write('theme', choice);
    }
  }
}

function asChoice(kept: string | null): ThemeChoice {
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
