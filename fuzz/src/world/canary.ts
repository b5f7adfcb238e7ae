import type { Agent } from 'node:http';
import { v7 as newId } from 'uuid';
import { Actor } from './actor.js';
import { pause } from './pause.js';

/** Longer than a busy machine makes anybody wait; shorter than people do. */
const LIMIT_MS = 15_000;
const EVERY_MS = 40;

/** Two people who talk to each other while all the rest goes on, and notice when anything of it comes between them. */
export class Canary {
  readonly latencies: number[] = [];
  private readonly complaints: string[] = [];
  private going: Promise<void> | undefined;
  private stopped = false;
  private counter = 0;

  private constructor(
    private readonly ada: Actor,
    private readonly ben: Actor,
    private readonly roomId: string,
  ) {}

  static async settle(url: string, agent: Agent): Promise<Canary> {
    const [ada, ben] = await Promise.all([Actor.register(url, agent), Actor.register(url, agent)]);
    const roomId = await ada.makeRoom('private');
    await ada.call('PUT', `/rooms/${roomId}/members/${ben.id}`);
    await Promise.all([ada.connection(), ben.connection()]);
    return new Canary(ada, ben, roomId);
  }

  begin(): void {
    this.stopped = false;
    this.going = this.talk();
  }

  /** Resolves when nothing is under way. */
  async rest(): Promise<void> {
    this.stopped = true;
    await this.going;
  }

  takeComplaints(): string[] {
    return this.complaints.splice(0);
  }

  close(): void {
    this.ada.close();
    this.ben.close();
  }

  private async talk(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.exchange();
      } catch (error) {
        this.complaints.push(`somebody who has nothing to do with it is disturbed: ${String(error)}`);
        await pause(1_000);
      }
      await pause(EVERY_MS);
    }
  }

  private async exchange(): Promise<void> {
    const [sender, reader] = this.counter % 2 === 0 ? [this.ada, this.ben] : [this.ben, this.ada];
    await Promise.all([sender.staySignedIn(), reader.staySignedIn()]);
    const [out, into] = await Promise.all([sender.connection(), reader.connection()]);
    const id = newId();
    const ack = (this.counter += 1);
    const begun = performance.now();
    const heard = new Promise<true>((resolve) => {
      into.onEvent((event, payload) => {
        if (event === 'message:changed' && (payload as { id: string }).id === id) resolve(true);
      });
    });
    const answer = out.answerTo(ack, LIMIT_MS);
    out.send([
      `42${ack}${JSON.stringify(['message:send', { id, roomId: this.roomId, body: 'still here?' }])}`,
    ]);
    const reply = await answer;
    if (typeof reply === 'string' || !(reply.data as { ok: boolean }).ok) {
      throw new Error(`a message got ${JSON.stringify(reply)} for an answer`);
    }
    this.latencies.push(performance.now() - begun);
    const told = await Promise.race([heard, pause(LIMIT_MS).then(() => false)]);
    into.forget();
    if (!told) throw new Error('a message was not passed on');
  }
}
