import type { Recorder } from '../history/recorder.js';
import { needTheSame } from '../schedule.js';
import { pause } from '../world/pause.js';
import type { ClientLine, World } from '../world/world.js';
import type { Fault } from './fault.js';

/** What somebody does who keeps to no rules; given by whoever has the people. */
export type RudeSends = (count: number) => Promise<void>;

/** How long `kill-after-commit` waits for a commit before it kills without one. */
const COMMIT_WITHIN_MS = 2_000;

/** Does faults to a world. A fault is over when what it broke is whole again. */
export class Saboteur {
  private faults = 0;
  /** All faults so far, in the order in which they are done. */
  private readonly atWork: { readonly fault: Fault; readonly over: Promise<void> }[] = [];

  constructor(
    private readonly world: World,
    private readonly recorder: Recorder,
    private readonly rudeSends: RudeSends,
  ) {}

  /** On a busy machine a fault may take longer than was planned: the next one waits for what it needs. */
  async perform(fault: Fault): Promise<void> {
    const before = this.atWork.filter((one) => needTheSame(one.fault, fault)).map(({ over }) => over);
    const over = Promise.allSettled(before).then(() => this.note(fault));
    this.atWork.push({ fault, over });
    await over;
  }

  private async note(fault: Fault): Promise<void> {
    this.faults += 1;
    const number = this.faults;
    this.recorder.record({ type: 'fault', number, phase: 'begin', fault });
    try {
      await this.run(fault);
    } finally {
      this.recorder.record({ type: 'fault', number, phase: 'end', fault });
    }
  }

  private run(fault: Fault): Promise<void> {
    switch (fault.kind) {
      case 'kill-instance':
        return this.kill(fault.instance, fault.forMs);
      case 'kill-after-commit':
        return this.killAfterCommit(fault.instance, fault.forMs);
      case 'rolling-restart':
        return this.restartAll(fault.forMs);
      case 'freeze-instance':
        return this.freeze(fault.instance, fault.forMs);
      case 'restart-redis':
        return this.restartRedis(fault.forMs);
      case 'cut-redis':
        return this.cutRedis(fault);
      case 'restart-postgres':
        return this.restartPostgres(fault.how, fault.forMs);
      case 'cut-lines':
        for (const { line } of this.lines(fault.lines)) line.cut();
        return Promise.resolve();
      case 'half-open-lines':
        return this.swallow(fault);
      case 'slow-lines':
        return this.slow(fault);
      case 'rude-sends':
        return this.rudeSends(fault.count);
    }
  }

  private async kill(instance: number, forMs: number): Promise<void> {
    await this.instance(instance).kill();
    await pause(forMs);
    await this.instance(instance).start();
  }

  private async killAfterCommit(instance: number, forMs: number): Promise<void> {
    await this.instance(instance).killAfterCommit(COMMIT_WITHIN_MS);
    await pause(forMs);
    await this.instance(instance).start();
  }

  private async restartAll(forMs: number): Promise<void> {
    for (const instance of this.world.instances) {
      const stopped = await instance.stop();
      if (!stopped)
        this.recorder.record({
          type: 'accident',
          what: `instance ${instance.number} did not stop on SIGTERM`,
        });
      await pause(forMs);
      await instance.start();
    }
  }

  private async freeze(instance: number, forMs: number): Promise<void> {
    this.instance(instance).freeze();
    await pause(forMs);
    this.instance(instance).thaw();
  }

  private async restartRedis(forMs: number): Promise<void> {
    await this.world.redis.kill();
    await pause(forMs);
    await this.world.redis.start();
  }

  private async cutRedis({ instance, how, forMs }: Extract<Fault, { kind: 'cut-redis' }>): Promise<void> {
    const line = this.world.redisLines[instance];
    if (how === 'refuse') line?.refuse();
    else line?.swallow(['up', 'down']);
    await pause(forMs);
    line?.heal();
  }

  private async restartPostgres(how: 'fast' | 'immediate', forMs: number): Promise<void> {
    await this.world.postgres.stop(how);
    await pause(forMs);
    await this.world.postgres.start();
  }

  private async swallow(fault: Extract<Fault, { kind: 'half-open-lines' }>): Promise<void> {
    const { direction, forMs } = fault;
    const lines = this.lines(fault.lines);
    for (const { line } of lines) line.swallow(direction === 'both' ? ['up', 'down'] : [direction]);
    await pause(forMs);
    for (const { line } of lines) line.heal({ leaveDead: fault.then === 'dead' });
  }

  private async slow(fault: Extract<Fault, { kind: 'slow-lines' }>): Promise<void> {
    const lines = this.lines(fault.lines);
    for (const { line } of lines) line.delayMs = fault.delayMs;
    await pause(fault.forMs);
    for (const { line } of lines) line.delayMs = 0;
  }

  private lines(numbers: readonly number[]): ClientLine[] {
    return this.world.clientLines.filter((_, number) => numbers.includes(number));
  }

  private instance(number: number): World['instances'][number] {
    const instance = this.world.instances[number];
    if (!instance) throw new Error(`There is no instance ${number}.`);
    return instance;
  }
}
