import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Store } from '@ngrx/store';
import { LIMITS, type Id, type User } from '@parley/contracts';
import { PARLEY } from '../parley/parley';
import { selectMyRooms } from '../rooms/rooms.feature';
import { selectMyId } from '../session/session.feature';

/**
 * Whose direct messages the caller does not take. Where there is a direct room, it says so itself and at once, whatever
 * device it was done on; for everybody else the list is asked for when somebody looks.
 */
@Injectable({ providedIn: 'root' })
export class Blocks {
  private readonly client = inject(PARLEY);
  private readonly rooms = inject(Store).selectSignal(selectMyRooms);
  private readonly listed = signal<readonly User[] | null>(null);

  /** `null` until it was asked for. */
  readonly people = this.listed.asReadonly();

  constructor() {
    const myId = inject(Store).selectSignal(selectMyId);
    effect(() => {
      myId();
      untracked(() => this.listed.set(null));
    });
  }

  has(userId: Id): boolean {
    const direct = this.rooms().find(({ peer }) => peer?.id === userId);
    if (direct) return direct.blocked === 'byMe';
    return this.listed()?.some(({ id }) => id === userId) ?? false;
  }

  async load(): Promise<void> {
    const people: User[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.client.api.blocks.list({ cursor, limit: LIMITS.pageMax });
      people.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    this.listed.set(people);
  }

  async block(person: User): Promise<void> {
    await this.client.api.blocks.add(person.id);
    this.listed.update((people) => people && [person, ...people.filter(({ id }) => id !== person.id)]);
  }

  async unblock(userId: Id): Promise<void> {
    await this.client.api.blocks.remove(userId);
    this.listed.update((people) => people && people.filter(({ id }) => id !== userId));
  }
}
