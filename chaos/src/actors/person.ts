import { Random } from '../random.js';
import { pause } from '../world/pause.js';
import { ACTS, type Actor } from './acts.js';
import type { Device } from './device.js';
import type { Town } from './town.js';

/** Milliseconds between two things that somebody does, on average. */
const PACE_MS = 900;
/** A second apart; after that somebody cannot sign in though everything is up. */
const SIGN_IN_ATTEMPTS = 30;
/** How often somebody who does nothing looks at the page. */
const LOOK_UP_MS = 250;
const WEIGHTS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(ACTS).map(([name, { weight }]) => [name, weight]),
);

/** Somebody at a device: does one thing after the other, and closes and opens the tab in between. */
export class Person {
  private readonly random: Random;
  private texts = 0;

  constructor(
    readonly device: Device,
    private readonly town: Town,
    seed: number,
    private readonly instances: number,
  ) {
    this.random = Random.fork(seed, `person ${device.name}`);
  }

  /** Goes on until `goesOn` says no. */
  async live(goesOn: () => boolean): Promise<void> {
    // Half of them have every room open, as a wall of windows; the others go from room to room.
    if (this.random.chance(0.5)) for (const { id } of this.device.client.rooms.all) this.device.view(id);
    while (goesOn()) {
      await pause(this.random.wait(PACE_MS));
      if (!goesOn()) break;
      await this.step();
    }
    await this.beThere();
  }

  /** Makes sure that the tab is open and somebody is signed in, as a person would do who wants to know what happened. */
  async beThere(): Promise<void> {
    const { device } = this;
    device.connection.line.heal();
    if (!device.isOpen) await device.open();
    for (let attempts = 0; !device.isSignedIn && attempts < SIGN_IN_ATTEMPTS; attempts += 1) {
      await device.signIn().catch(() => pause(1_000));
    }
  }

  /**
   * Stays for as long as it says, without doing anything but signing in again: that their session was ended while they
   * could not hear of it, somebody may find out only now.
   */
  async stay(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      if (!this.device.isSignedIn) await this.beThere();
      await pause(LOOK_UP_MS);
    }
  }

  private async step(): Promise<void> {
    const { device, random } = this;
    if (!device.isSignedIn) return this.beThere();
    const tab = random.next();
    if (tab < 0.01) return this.closeAndOpen('close');
    if (tab < 0.02) return this.closeAndOpen('crash');
    if (tab < 0.035) return this.goOffline();
    if (tab < 0.055) return this.switchInstance();
    const act = ACTS[random.weighted(WEIGHTS)]?.act;
    // A person waits for an answer only so long: what is under way goes on, while they do something else.
    if (act) await Promise.race([act(this.actor()), pause(2_000)]);
  }

  private async closeAndOpen(how: 'close' | 'crash'): Promise<void> {
    const { device, random } = this;
    const views = device.views;
    if (how === 'close') await device.close();
    else device.crash();
    await pause(random.between(0, 4_000));
    await device.open();
    if (device.isSignedIn) for (const roomId of views) device.view(roomId);
  }

  /** The network is gone, and the device knows. */
  private async goOffline(): Promise<void> {
    const { line } = this.device.connection;
    line.refuse();
    const end = pause(this.random.between(500, 6_000)).then(() => line.heal());
    // What is written meanwhile has to wait.
    const send = ACTS['send']?.act;
    for (let left = this.random.between(0, 3); left > 0; left -= 1) await send?.(this.actor());
    await end;
  }

  /** The balancer sends it elsewhere. */
  private switchInstance(): void {
    const { connection } = this.device;
    connection.preferred = this.random.between(0, this.instances - 1);
    connection.line.cut();
  }

  private actor(): Actor {
    const { device, town, random } = this;
    return {
      device,
      town,
      random,
      text: (kind) => {
        this.texts += 1;
        return `${device.name} ${kind} ${this.texts}`;
      },
    };
  }
}
