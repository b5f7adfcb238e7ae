import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ago, clockTime, dayLabel, fullTime, listTime } from './moments';
import { Now } from './now';

export type TimeStyle = 'clock' | 'list' | 'day' | 'ago';

/** A moment in words, which keep up with the clock; the whole of it is in the tooltip. */
@Component({
  selector: 'pl-time',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time [attr.datetime]="at()" [title]="whole()">{{ words() }}</time>`,
  styles: `
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
})
export class Time {
  /** ISO 8601. */
  readonly at = input.required<string>();
  readonly as = input<TimeStyle>('list');

  private readonly now = inject(Now);
  private readonly date = computed(() => new Date(this.at()));

  protected readonly whole = computed(() => fullTime(this.date()));
  protected readonly words = computed(() => {
    const at = this.date();
    switch (this.as()) {
      case 'clock':
        return clockTime(at);
      case 'list':
        return listTime(at, this.now.date());
      case 'day':
        return dayLabel(at, this.now.date());
      case 'ago':
        return ago(at, this.now.date());
    }
  });
}
