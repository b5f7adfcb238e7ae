import type { Counted } from './orders.js';

/** Counts until somebody looks, and then from zero on. */
export class Counter {
  sent = 0;
  heard = 0;
  lost = 0;
  lastRefusal = '';
  readonly hearMs: number[] = [];
  private readonly answerMs: number[] = [];
  private answered = 0;
  private refused = 0;
  private since = performance.now();
  private cpu = process.cpuUsage();

  answer(isOk: boolean, ms: number): void {
    this.answerMs.push(ms);
    if (isOk) this.answered += 1;
    else this.refused += 1;
  }

  look(): Counted {
    const { user, system } = process.cpuUsage(this.cpu);
    const counted = {
      seconds: (performance.now() - this.since) / 1_000,
      sent: this.sent,
      answered: this.answered,
      refused: this.refused,
      heard: this.heard,
      lost: this.lost,
      answerMs: this.answerMs.splice(0),
      hearMs: this.hearMs.splice(0),
      cpuSeconds: (user + system) / 1e6,
    };
    this.sent = this.answered = this.refused = this.heard = this.lost = 0;
    this.since = performance.now();
    this.cpu = process.cpuUsage();
    return counted;
  }
}
