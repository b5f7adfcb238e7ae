import { Injectable } from '@nestjs/common';
import type { Id, User } from '@parley/contracts';
import DataLoader from 'dataloader';
import { UserDirectory } from '../users/index.js';

/** Gathers what the fields of one operation ask for, and asks for it at once. */
export interface Loaders {
  /** `null` for an id that nobody has. */
  readonly users: DataLoader<Id, User | null>;
}

@Injectable()
export class LoaderFactory {
  constructor(private readonly directory: UserDirectory) {}

  /** For one operation: what it has seen once it sees the same to its end. */
  make(): Loaders {
    return { users: new DataLoader((ids) => this.usersOf(ids)) };
  }

  /** For a subscription, which lasts: what is asked for at once is asked at once, and nothing is kept. */
  forgetful(): Loaders {
    return { users: new DataLoader((ids) => this.usersOf(ids), { cache: false }) };
  }

  private async usersOf(ids: readonly Id[]): Promise<(User | null)[]> {
    const found = await this.directory.byIds(ids);
    return ids.map((id) => found.get(id) ?? null);
  }
}
