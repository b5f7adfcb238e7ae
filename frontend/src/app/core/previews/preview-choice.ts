import { Injectable, signal } from '@angular/core';
import { deviceMemory } from '../device/device-memory';

/** Whether this device shows what stands behind links. */
@Injectable({ providedIn: 'root' })
export class PreviewChoice {
  private readonly shown = signal(deviceMemory.read('link-previews') !== 'off');

  readonly shows = this.shown.asReadonly();

  show(shows: boolean): void {
    this.shown.set(shows);
    if (shows) deviceMemory.forget('link-previews');
    else deviceMemory.write('link-previews', 'off');
  }
}
