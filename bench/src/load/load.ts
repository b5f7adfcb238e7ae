import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChildProcess } from 'node:child_process';
import type { Children } from '@parley/chaos';
import { keptTo } from '../world/placement.js';
import { cpuSecondsOf } from '../world/processes.js';
import type { ClientPlan, Counted, LoadAnswer, LoadOrder } from './orders.js';

const PROGRAM = fileURLToPath(new URL('process.js', import.meta.url));
const HEAP_MB = 4_000;

interface LoadProcess {
  readonly process: ChildProcess;
  readonly ended: Promise<readonly [LoadAnswer]>;
}

/** Processes full of clients, to which the clients of an order are dealt out. */
export class Load {
  private constructor(private readonly processes: readonly LoadProcess[]) {}

  /** @param cores those that the clients are kept to */
  static start(children: Children, count: number, cores: string | null): Load {
    const start = (): LoadProcess => {
      const [command, args] = keptTo(cores, process.execPath, [`--max-old-space-size=${HEAP_MB}`, PROGRAM]);
      const child = children.spawn(command, args, {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      const ended = once(child, 'exit').then(() => [{ error: 'their process ended' }] as const);
      return { process: child, ended };
    };
    return new Load(Array.from({ length: count }, start));
  }

  /** What all of them have computed so far. */
  get cpuSeconds(): number {
    return this.processes.reduce((total, { process: { pid } }) => total + cpuSecondsOf(pid ?? NaN), 0);
  }

  get count(): number {
    return this.processes.length;
  }

  async connect(
    order: Omit<Extract<LoadOrder, { do: 'connect' }>, 'do' | 'clients'>,
    clients: readonly ClientPlan[],
  ): Promise<void> {
    await this.each((index) => ({
      ...order,
      do: 'connect',
      clients: clients.filter((_, n) => n % this.count === index),
    }));
  }

  async speak(order: Omit<Extract<LoadOrder, { do: 'speak' }>, 'do'>): Promise<void> {
    const perSecond = order.perSecond === null ? null : order.perSecond / this.count;
    await this.each(() => ({ ...order, do: 'speak', perSecond }));
  }

  /** What was counted since the last order of any kind. */
  async look(): Promise<Counted> {
    const all = await this.each(() => ({ do: 'look' }));
    const sum = (of: (one: Counted) => number): number => all.reduce((total, one) => total + of(one), 0);
    return {
      seconds: sum(({ seconds }) => seconds) / all.length,
      sent: sum(({ sent }) => sent),
      answered: sum(({ answered }) => answered),
      refused: sum(({ refused }) => refused),
      heard: sum(({ heard }) => heard),
      lost: sum(({ lost }) => lost),
      answerMs: all.flatMap(({ answerMs }) => answerMs),
      hearMs: all.flatMap(({ hearMs }) => hearMs),
      // The busiest: it is the one that could be the limit.
      cpuSeconds: Math.max(...all.map(({ cpuSeconds }) => cpuSeconds)),
    };
  }

  async beSilent(): Promise<void> {
    await this.each(() => ({ do: 'be-silent' }));
  }

  async close(): Promise<void> {
    await this.each(() => ({ do: 'close' }));
  }

  private each(orderOf: (index: number) => LoadOrder): Promise<Counted[]> {
    return Promise.all(
      this.processes.map(async (one, index) => {
        const answered = once(one.process, 'message') as Promise<[LoadAnswer]>;
        one.process.send(orderOf(index));
        const [answer] = await Promise.race([answered, one.ended]);
        if ('error' in answer) throw new Error(`the clients: ${answer.error}`);
        return answer.counted;
      }),
    );
  }
}
