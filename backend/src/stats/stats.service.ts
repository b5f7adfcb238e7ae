import { Injectable } from '@nestjs/common';
import type { Id, Stats, StatsSeries, UserStats } from '@parley/contracts';
import { requireAdministrator } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { UsersService } from '../users/index.js';
import { StatsKeeper } from './stats-keeper.js';
import { type Span, StatsRepository } from './stats.repository.js';
import { activityView, bucketView, processingView } from './stats.view.js';

const MS: Readonly<Record<Span, number>> = { hour: 3_600_000, day: 86_400_000 };

/** What all instances counted, for administrators. That of the others may be some ten seconds old. */
@Injectable()
export class StatsService {
  constructor(
    private readonly stats: StatsRepository,
    private readonly keeper: StatsKeeper,
    private readonly users: UsersService,
  ) {}

  /** @throws ChatError FORBIDDEN */
  async now(actor: Actor): Promise<Stats> {
    requireAdministrator(actor);
    await this.keeper.flush();
    const [total, record, people, rooms, hours] = await Promise.all([
      this.stats.total(),
      this.stats.record(),
      this.stats.people(),
      this.stats.rooms(),
      this.stats.last('hour', 2),
    ]);
    return {
      at: hours.now.toISOString(),
      since: record.since.toISOString(),
      instances: record.instances,
      connections: {
        now: record.connections,
        peak: record.peak,
        peakAt: record.peak_at?.toISOString() ?? null,
        total: total.get('connections') ?? 0,
      },
      people,
      rooms,
      ...activityView(total),
      processing: processingView([...hours.buckets.values()]),
    };
  }

  /** @throws ChatError FORBIDDEN, NOT_FOUND */
  async ofUser(actor: Actor, userId: Id): Promise<UserStats> {
    requireAdministrator(actor);
    await this.users.profile(userId);
    await this.keeper.flush();
    const { since, counts } = await this.stats.ofUser(userId);
    const connections = { opened: counts.get('connections') ?? 0 };
    return { userId, since: since.toISOString(), connections, ...activityView(counts) };
  }

  /** Ascending, without gaps, the present one last. @throws ChatError FORBIDDEN */
  async series(actor: Actor, span: Span, howMany: number): Promise<StatsSeries> {
    requireAdministrator(actor);
    await this.keeper.flush();
    const { now, buckets } = await this.stats.last(span, howMany);
    const present = Math.floor(now.getTime() / MS[span]) * MS[span];
    const times = Array.from({ length: howMany }, (_, n) => present - (howMany - 1 - n) * MS[span]);
    return { items: times.map((at) => bucketView(at, buckets.get(at) ?? new Map())) };
  }
}
