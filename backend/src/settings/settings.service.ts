import { Injectable } from '@nestjs/common';
import type { ServerSettings, UpdateSettingsBody } from '@parley/contracts';
import { requireAdministrator } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { ClusterBus } from '../platform/redis/index.js';
import { SettingsChanged } from './settings.events.js';
import { SettingsRepository } from './settings.repository.js';

const FRESH_MS = 10_000;
const CHANGED = 'settings.changed';

/**
 * What administrators decide for the whole server. Each instance remembers it for 10 s; a change is heard of at once on
 * the instance where it is made, and elsewhere as soon as Redis tells.
 */
@Injectable()
export class Settings {
  private known: { readonly settings: Promise<ServerSettings>; readonly until: number } | undefined;

  constructor(
    private readonly repository: SettingsRepository,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    private readonly bus: ClusterBus,
  ) {
    bus.subscribe(CHANGED, () => this.forget());
  }

  current(): Promise<ServerSettings> {
    if (this.known && this.known.until > Date.now()) return this.known.settings;
    const settings = this.repository.read();
    const known = (this.known = { settings, until: Date.now() + FRESH_MS });
    settings.catch(() => {
      if (this.known === known) this.forget();
    });
    return settings;
  }

  /** What is so already makes no entry and is not told. @throws ChatError FORBIDDEN to all but administrators */
  async change(actor: Actor, change: UpdateSettingsBody): Promise<ServerSettings> {
    requireAdministrator(actor);
    const { now, isOther } = await this.transactions.run(async (tx) => {
      const before = await this.repository.lock(tx);
      const { settings, was } = differences(before, change);
      const now = { ...before, ...settings };
      const isOther = Object.keys(settings).length > 0;
      if (isOther) {
        await this.repository.write(tx, now);
        const details = { settings, before: was };
        await this.audit.record(tx, { act: 'server.settings', actorId: actor.userId, details });
      }
      return { now, isOther };
    });
    if (isOther) {
      this.forget();
      this.bus.publish(CHANGED, null);
      this.events.publish(new SettingsChanged(now));
    }
    return now;
  }

  /** @throws ChatError FORBIDDEN where the server takes no guests */
  async requireGuests(): Promise<void> {
    if ((await this.current()).guests) return;
    throw new ChatError('FORBIDDEN', 'This server takes no guests. Sign in with an account.');
  }

  /** @throws ChatError FORBIDDEN to who may not make rooms here */
  async requireRoomCreation({ role }: Actor): Promise<void> {
    if (role === 'admin' || (await this.current()).roomCreation === 'everyone') return;
    throw new ChatError('FORBIDDEN', 'Only administrators make rooms on this server. Ask one of them.');
  }

  private forget(): void {
    this.known = undefined;
  }
}

/** Of what was asked for only what is otherwise now, and how it was. */
function differences(
  before: ServerSettings,
  change: UpdateSettingsBody,
): { settings: Partial<ServerSettings>; was: Partial<ServerSettings> } {
  const names = (Object.keys(change) as (keyof ServerSettings)[]).filter(
    (name) => change[name] !== undefined && change[name] !== before[name],
  );
  const pick = (from: Partial<ServerSettings>): Partial<ServerSettings> =>
    Object.fromEntries(names.map((name) => [name, from[name]]));
  return { settings: pick(change), was: pick(before) };
}
