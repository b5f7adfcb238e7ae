import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  inject,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import type { StatsBucket, StatsSeries, Timestamp } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Chart } from '../../../ui/chart/chart';
import { ChoiceChips } from '../../../ui/choice-chips/choice-chips';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { listTime } from '../../../ui/time/moments';
import { Now } from '../../../ui/time/now';
import { bucketWords } from './bucket-words';
import { chartsOf, limitWords, sharesOf, tilesOf } from './figures';
import { ShareList } from './share-list';

const RANGES = [
  { label: '24 hours', unit: 'hour', count: 24 },
  { label: '7 days', unit: 'hour', count: 168 },
  { label: '30 days', unit: 'day', count: 30 },
] as const;

type Range = (typeof RANGES)[number];

/** The server counts in steps of some 10 seconds: asking more often tells nothing. */
const ASK_MS = 10_000;

/** How the server does: now, and over time. */
@Component({
  selector: 'pl-admin-overview',
  imports: [Chart, ChoiceChips, EmptyState, ShareList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './overview.page.html',
  styleUrls: ['../admin.css', './overview.page.css'],
})
export class OverviewPage {
  private readonly client = inject(PARLEY);
  private readonly document = inject(DOCUMENT);
  private readonly now = inject(Now);

  protected readonly count = (value: number): string => value.toLocaleString();
  protected readonly ranges: readonly Range[] = RANGES;
  protected readonly range = signal<Range>(RANGES[0]);
  protected readonly stats = resource({ loader: () => this.client.api.stats.now() });
  protected readonly series = resource({
    params: () => this.range(),
    loader: async ({ params: { unit, count } }) => ({
      unit,
      ...(await (unit === 'hour' ? this.client.api.stats.hourly(count) : this.client.api.stats.daily(count))),
    }),
  });
  /** What was there stays until something newer is. */
  private readonly shown = linkedSignal<
    (StatsSeries & { unit: Range['unit'] }) | undefined,
    (StatsSeries & { unit: Range['unit'] }) | undefined
  >({
    source: () => (this.series.hasValue() ? this.series.value() : undefined),
    computation: (series, before) => series ?? before?.value,
  });
  private readonly buckets = computed<readonly StatsBucket[]>(() => this.shown()?.items ?? []);

  protected readonly tiles = computed(() =>
    this.stats.hasValue() ? tilesOf(this.stats.value(), (at) => this.when(at)) : null,
  );
  protected readonly charts = computed(() => (this.shown() ? chartsOf(this.buckets()) : null));
  protected readonly moments = computed(() => {
    const unit = this.shown()?.unit ?? 'hour';
    return this.buckets().map(({ at }) => bucketWords(at, unit));
  });
  protected readonly shares = computed(() => [
    {
      heading: 'Errors by code',
      none: 'No errors in this time.',
      shares: sharesOf(this.buckets(), 'errors'),
    },
    {
      heading: 'Limits that were hit',
      none: 'Nobody was held up.',
      shares: sharesOf(this.buckets(), 'rateLimitHits').map((it) => ({ ...it, label: limitWords(it.label) })),
    },
    { heading: 'Events on sockets', none: 'Nothing came in.', shares: sharesOf(this.buckets(), 'events') },
  ]);
  protected readonly failed = computed(() => {
    const error = this.stats.error() ?? this.series.error();
    return error && !this.tiles() ? failureWords(error) : null;
  });

  constructor() {
    const timer = setInterval(() => {
      if (this.document.visibilityState !== 'hidden') this.askAgain();
    }, ASK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected askAgain(): void {
    this.stats.reload();
    this.series.reload();
  }

  private when(at: Timestamp): string {
    return listTime(new Date(at), this.now.date());
  }
}
