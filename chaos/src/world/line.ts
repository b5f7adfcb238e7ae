import { connect, createServer, type Server, type Socket } from 'node:net';
import { Link, type Direction, type Weather } from './link.js';
import { listen } from './ports.js';

/**
 * A TCP proxy between one party and whatever it talks to, and the weather on it. Parley on both sides sees nothing but
 * a network.
 */
export class Line implements Weather {
  delayMs = 0;
  private readonly links = new Set<Link>();
  private readonly server: Server;
  private swallowed: readonly Direction[] = [];
  private refusing = false;

  /** `route` gives the port that the next connection leads to, or null when there is nobody. */
  private constructor(private readonly route: () => number | null) {
    this.server = createServer((near) => this.accept(near));
  }

  static async open(route: () => number | null): Promise<Line & { readonly port: number }> {
    const line = new Line(route);
    const port = await listen(line.server);
    return Object.assign(line, { port });
  }

  swallows(direction: Direction): boolean {
    return this.swallowed.includes(direction);
  }

  /** Every connection is reset. */
  cut(): void {
    for (const link of [...this.links]) link.cut();
  }

  /** Connections stay and carry nothing in these directions. */
  swallow(directions: readonly Direction[]): void {
    this.swallowed = directions;
  }

  /** Connections are reset, and new ones too. */
  refuse(): void {
    this.refusing = true;
    this.cut();
  }

  /**
   * New connections work again. Those that lost bytes are reset, or, with `leaveDead`, stay up and silent for ever, as
   * after a NAT has forgotten them.
   */
  heal(options: { leaveDead: boolean } = { leaveDead: false }): void {
    this.refusing = false;
    this.swallowed = [];
    this.delayMs = 0;
    if (options.leaveDead) return;
    for (const link of [...this.links]) if (link.isBroken) link.cut();
  }

  async close(): Promise<void> {
    this.heal();
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(near: Socket): void {
    const port = this.refusing ? null : this.route();
    near.on('error', () => undefined);
    if (port === null) {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port, host: '127.0.0.1' });
    const link: Link = new Link(near, far, this, () => this.links.delete(link));
    this.links.add(link);
  }
}
