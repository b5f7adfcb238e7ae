import { Injectable, Logger } from '@nestjs/common';

type EventClass<E> = abstract new (...args: never[]) => E;
type Handler<E> = (event: E) => void;

/**
 * What happened, told inside this process. An event is an instance of a class that its feature declares in
 * `<feature>.events.ts`; it is published after the commit that made it true.
 *
 * Handlers are called at once and in the order of subscription, so that events of one room reach the sockets in the
 * order in which they were published. A handler that throws is logged and harms neither the publisher nor the others.
 */
@Injectable()
export class DomainEvents {
  private readonly logger = new Logger(DomainEvents.name);
  private readonly handlers = new Map<EventClass<object>, Handler<object>[]>();
  private wrap: (publish: () => void) => void = (publish) => publish();

  publish(event: object): void {
    const type = event.constructor as EventClass<object>;
    for (const handle of this.handlers.get(type) ?? []) {
      try {
        handle(event);
      } catch (error) {
        this.logger.error({ err: error, event: type.name }, 'a handler of a domain event failed');
      }
    }
  }

  /**
   * Publishes these one after the other, as `publish` does, and lets those who asked for that (`around`) make something
   * of their coming together.
   */
  publishAll(events: readonly object[]): void {
    const publish = (): void => events.forEach((event) => this.publish(event));
    try {
      this.wrap(publish);
    } catch (error) {
      this.logger.error({ err: error }, 'what happened at once could not be told to all');
    }
  }

  /** @param wrap is called with each publication of several events; it has to call it, once and at once */
  around(wrap: (publish: () => void) => void): void {
    this.wrap = wrap;
  }

  /** Returns a function that ends the subscription. */
  on<E extends object>(type: EventClass<E>, handle: Handler<E>): () => void {
    const handlers = this.handlers.get(type) ?? [];
    const entry = handle as Handler<object>;
    this.handlers.set(type, [...handlers, entry]);
    return () => {
      const left = (this.handlers.get(type) ?? []).filter((other) => other !== entry);
      this.handlers.set(type, left);
    };
  }
}
