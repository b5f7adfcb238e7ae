import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, resource } from '@angular/core';
import type { LogLevel } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Icon } from '../../../ui/icon/icon';
import { Toasts } from '../../../ui/toast/toasts';

const LEVELS: readonly { value: LogLevel; label: string }[] = [
  { value: 'error', label: 'Errors only' },
  { value: 'warn', label: 'Warnings' },
  { value: 'info', label: 'What matters (usual)' },
  { value: 'debug', label: 'Details, to find a fault' },
  { value: 'trace', label: 'Everything' },
];

/** How much the instances that run write into their logs. At once, and until they start again. */
@Component({
  selector: 'pl-log-level-part',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div>
      <h3>Logs</h3>
      <p id="log-level-hint">
        How much every running instance writes, from now until it starts again. Never what people write.
      </p>
    </div>
    <label class="picker">
      <span class="sr-only">Log level</span>
      <select
        #which
        class="input"
        aria-describedby="log-level-hint"
        [disabled]="level() === null"
        (change)="set(which.value)"
      >
        @for (it of levels; track it.value) {
          <option [value]="it.value" [selected]="it.value === level()">{{ it.label }}</option>
        }
      </select>
      <pl-icon name="chevron-down" [size]="16" />
    </label>
  `,
  styleUrl: '../lists.css',
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      padding-top: var(--space-6);
      border-top: 1px solid var(--border);
      gap: var(--space-4);
    }

    div {
      flex: 1 1 16rem;
    }

    p {
      color: var(--text-muted);
    }
  `,
})
export class LogLevelPart {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly told = resource({ loader: () => this.client.api.administration.logLevel() });

  protected readonly levels = LEVELS;
  protected readonly level = linkedSignal(() => (this.told.hasValue() ? this.told.value() : null));
  protected readonly label = computed(() => LEVELS.find(({ value }) => value === this.level())?.label);

  protected async set(value: string): Promise<void> {
    const wanted = LEVELS.find((it) => it.value === value)?.value;
    const before = this.level();
    if (!wanted) return;
    this.level.set(wanted);
    try {
      await this.client.api.administration.setLogLevel(wanted);
      this.toasts.show({ kind: 'success', text: `Logs: ${this.label()}.` });
    } catch (error) {
      this.level.set(before);
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
  }
}
