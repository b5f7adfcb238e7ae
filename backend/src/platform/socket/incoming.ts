type Listener = (message: Buffer, channel: Buffer) => void;

interface Arrived {
  readonly isBroadcast: boolean;
  readonly handOn: () => void;
}

/**
 * What other instances send. Redis brings much of it in one go when there is much of it, and it is handed on in one go
 * then: those who are in a room are gone through once for all of it.
 *
 * What must stay true: everything is handed on in the order in which it came, broadcasts and requests (who joins, who
 * leaves) alike, and before anybody else has a turn.
 */
export class Incoming {
  private waiting: Arrived[] = [];

  /** @param together does some work that emits to rooms and to nobody else, several times to the same one perhaps */
  constructor(private readonly together: (work: () => void) => void) {}

  broadcasts(listener: Listener): Listener {
    return (message, channel) => this.add({ isBroadcast: true, handOn: () => listener(message, channel) });
  }

  requests(listener: Listener): Listener {
    return (message, channel) => this.add({ isBroadcast: false, handOn: () => listener(message, channel) });
  }

  private add(arrived: Arrived): void {
    if (this.waiting.push(arrived) === 1) process.nextTick(() => this.handOn());
  }

  private handOn(): void {
    const { waiting } = this;
    this.waiting = [];
    let at = 0;
    const broadcasts = (): void => {
      for (; waiting[at]?.isBroadcast; at += 1) waiting[at]?.handOn();
    };
    while (at < waiting.length) {
      this.together(broadcasts);
      // What a request does to single sockets comes after what was broadcast before it.
      waiting[at]?.handOn();
      at += 1;
    }
  }
}
