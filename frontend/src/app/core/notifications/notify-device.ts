import { inject, Injectable, signal } from '@angular/core';
import { DOCUMENT } from '@angular/core';
import { deviceMemory } from '../device/device-memory';

export type DeviceState =
  /** Notifications are shown. */
  | 'on'
  /** Nobody has asked for them here, or they were switched off. */
  | 'off'
  /** The browser shows none, until somebody allows it there. */
  | 'refused'
  /** This browser knows of none. */
  | 'unknown';

/** Whether and how this device notifies. The browser asks its person only after a click. */
@Injectable({ providedIn: 'root' })
export class NotifyDevice {
  private readonly browser = inject(DOCUMENT).defaultView;
  private readonly wanted = signal(deviceMemory.read('notify') === 'on');
  private readonly permission = signal(this.browser?.Notification?.permission ?? null);
  private readonly words = signal(deviceMemory.read('notify-text') !== 'off');

  /** Notifications tell what was written, and not only that something was. */
  readonly showsText = this.words.asReadonly();

  state(): DeviceState {
    const permission = this.permission();
    if (permission === null) return 'unknown';
    if (permission === 'denied') return 'refused';
    return this.wanted() && permission === 'granted' ? 'on' : 'off';
  }

  /** To be called from a click. Whether there are notifications now. */
  async switchOn(): Promise<boolean> {
    const { Notification } = this.browser ?? {};
    if (!Notification) return false;
    this.permission.set(await Notification.requestPermission());
    this.keep(this.permission() === 'granted');
    return this.state() === 'on';
  }

  switchOff(): void {
    this.keep(false);
  }

  showText(shows: boolean): void {
    this.words.set(shows);
    deviceMemory.write('notify-text', shows ? 'on' : 'off');
  }

  /** Whether to offer notifications: once on each device, where nobody has decided yet. From then on it was offered. */
  takeOffer(): boolean {
    if (this.permission() !== 'default' || deviceMemory.read('notify') !== null) return false;
    deviceMemory.write('notify', 'offered');
    return true;
  }

  private keep(on: boolean): void {
    this.wanted.set(on);
    deviceMemory.write('notify', on ? 'on' : 'off');
  }
}
