import type { Socket } from 'node:net';

export type Direction = 'up' | 'down';

/** What a line does to the bytes on it at the moment. */
export interface Weather {
  /** Bytes that go this way are swallowed: the network is gone and nobody says so. */
  swallows(direction: Direction): boolean;
  /** Milliseconds that bytes take. */
  readonly delayMs: number;
}

/**
 * One connection through a line: two sockets, and what is on its way between them. Bytes keep their order whatever
 * happens to the delay. Once bytes were swallowed the stream has a hole in it, so nothing may go that way ever again:
 * neither bytes nor the news that the other end is gone.
 */
export class Link {
  private readonly broken = new Set<Direction>();
  private readonly up: Pipe;
  private readonly down: Pipe;

  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    private readonly weather: Weather,
    private readonly ended: () => void,
  ) {
    this.up = new Pipe(far);
    this.down = new Pipe(near);
    this.carry(near, 'up', this.up);
    this.carry(far, 'down', this.down);
  }

  /** Whether it lost bytes: it can only be cut now. */
  get isBroken(): boolean {
    return this.broken.size > 0;
  }

  /** Ends it at once for both sides, as a router does that restarts. */
  cut(): void {
    this.near.resetAndDestroy();
    this.far.resetAndDestroy();
    this.ended();
  }

  private carry(from: Socket, direction: Direction, pipe: Pipe): void {
    from.setNoDelay(true);
    from.on('data', (chunk: Buffer) => {
      if (this.isSwallowed(direction)) this.broken.add(direction);
      else pipe.write(chunk, this.weather.delayMs);
    });
    // An end that comes as an error is told by `close` as well.
    from.on('error', () => undefined);
    from.on('close', () => {
      if (this.isSwallowed(direction)) this.broken.add(direction);
      else pipe.end(this.weather.delayMs);
      if (this.near.destroyed && this.far.destroyed) this.ended();
    });
  }

  private isSwallowed(direction: Direction): boolean {
    return this.broken.has(direction) || this.weather.swallows(direction);
  }
}

/** Bytes on their way to a socket; first in, first out. */
class Pipe {
  private readonly queue: { at: number; chunk: Buffer | null }[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly to: Socket) {}

  write(chunk: Buffer, delayMs: number): void {
    this.put(chunk, delayMs);
  }

  end(delayMs: number): void {
    this.put(null, delayMs);
  }

  private put(chunk: Buffer | null, delayMs: number): void {
    if (delayMs === 0 && this.queue.length === 0) return this.deliver(chunk);
    this.queue.push({ at: Date.now() + delayMs, chunk });
    this.timer ??= setTimeout(() => this.drain(), delayMs);
  }

  private drain(): void {
    this.timer = null;
    for (let next = this.queue[0]; next && next.at <= Date.now(); next = this.queue[0]) {
      this.queue.shift();
      this.deliver(next.chunk);
    }
    const next = this.queue[0];
    if (next) this.timer = setTimeout(() => this.drain(), Math.max(1, next.at - Date.now()));
  }

  private deliver(chunk: Buffer | null): void {
    if (this.to.destroyed) return;
    if (chunk) this.to.write(chunk);
    else this.to.destroy();
  }
}
