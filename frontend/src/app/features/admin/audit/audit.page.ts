import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import type { AuditQuery } from '@parley/client';
import { AUDIT_ACTS, type AuditAct, type AuditEntry, type Id } from '@parley/contracts';
import { PARLEY } from '../../../core/parley/parley';
import { selectPeopleById } from '../../../core/people/people.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { dayLabel } from '../../../ui/time/moments';
import { Now } from '../../../ui/time/now';
import { Time } from '../../../ui/time/time';
import { PagedList } from '../paged-list';
import { ACT_LABELS, detailOf, sentenceOf, type SentencePart } from './audit-sentence';

type AuditFilter = Omit<AuditQuery, 'cursor' | 'limit'>;

/** What the log is narrowed by, in the address: so it can be passed on, and gone back from. */
type FilterName = 'act' | 'actorId' | 'targetId' | 'roomId';

/** What people did with power over others, for those who answer for the server. */
@Component({
  selector: 'pl-audit-page',
  imports: [Avatar, EmptyState, Icon, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit.page.html',
  styleUrls: ['../admin.css', './audit.page.css'],
})
export class AuditPage {
  readonly act = input<AuditAct>();
  readonly actorId = input<Id>();
  readonly targetId = input<Id>();
  readonly roomId = input<Id>();

  private readonly router = inject(Router);
  private readonly now = inject(Now);
  private readonly people = inject(Store).selectSignal(selectPeopleById);
  protected readonly acts = AUDIT_ACTS.map((act) => ({ act, label: ACT_LABELS[act] })).sort((a, b) =>
    a.label.localeCompare(b.label),
  );

  private readonly filter = computed<AuditFilter>(() => ({
    ...(this.act() && { act: this.act() }),
    ...(this.actorId() && { actorId: this.actorId() }),
    ...(this.targetId() && { targetId: this.targetId() }),
    ...(this.roomId() && { roomId: this.roomId() }),
  }));
  private readonly client = inject(PARLEY);
  protected readonly list = new PagedList(this.filter, (filter, cursor) =>
    this.client.api.audit.list({ ...filter, cursor }),
  );
  protected readonly isNarrowed = computed(() => Object.keys(this.filter()).length > 0);

  protected readonly days = computed(() => {
    const now = this.now.date();
    const days: {
      label: string;
      rows: { entry: AuditEntry; parts: SentencePart[]; detail: string | null }[];
    }[] = [];
    for (const entry of this.list.items() ?? []) {
      const label = dayLabel(new Date(entry.at), now);
      if (days.at(-1)?.label !== label) days.push({ label, rows: [] });
      days.at(-1)?.rows.push({ entry, parts: sentenceOf(entry), detail: detailOf(entry) });
    }
    return days;
  });
  /** Each filter beside the kind of act, as a chip that can be taken away. */
  protected readonly chips = computed(() => {
    const entries = this.list.items() ?? [];
    const nameOf = (id: Id): string =>
      entries.flatMap(({ actor, target }) => [actor, target]).find((user) => user?.id === id)?.displayName ??
      this.people()[id]?.displayName ??
      'somebody';
    const [by, to, where] = [this.actorId(), this.targetId(), this.roomId()];
    const room = where && (entries.find((entry) => entry.room?.id === where)?.room?.name ?? 'one room');
    return [
      ...(by ? [{ filter: 'actorId' as const, label: `By ${nameOf(by)}` }] : []),
      ...(to ? [{ filter: 'targetId' as const, label: `To ${nameOf(to)}` }] : []),
      ...(room ? [{ filter: 'roomId' as const, label: `In ${room}` }] : []),
    ];
  });

  constructor() {
    // A filter from the address may name people whom nobody has met here yet.
    effect(() => this.client.people.need([this.actorId(), this.targetId()].flatMap((id) => id ?? [])));
  }

  protected narrow(part: SentencePart): void {
    if (part.kind === 'words' || part.id === null) return;
    const name = part.kind === 'actor' ? 'actorId' : part.kind === 'target' ? 'targetId' : 'roomId';
    this.set(name, part.id);
  }

  protected set(filter: FilterName, value: string | null): void {
    void this.router.navigate([], { queryParams: { [filter]: value || null }, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: {} });
  }
}
