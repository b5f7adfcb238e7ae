import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { PersonAct } from '../../../core/access/allowed-acts';
import { ActionRow } from '../../../ui/action-row/action-row';
import { ACT_GROUPS, ACT_WORDS, type ListedAct } from './act-words';
import { MUTE_LENGTHS, type MuteLength } from './mute-lengths';

export type ChosenAct = { act: Exclude<ListedAct, 'mute'> } | { act: 'mute'; length: MuteLength };

/** What may be done to a person, and nothing else. */
@Component({
  selector: 'pl-act-list',
  imports: [ActionRow],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (group of groups(); track group.heading) {
      <section [attr.aria-label]="group.heading">
        <h3>{{ group.heading }}</h3>
        @for (row of group.rows; track row.act) {
          <pl-action-row
            [icon]="row.icon"
            [label]="row.label"
            [danger]="row.danger ?? false"
            [busy]="busy() === row.act"
            [expanded]="row.act === 'mute' ? choosesLength() : null"
            (chosen)="choose(row.act)"
          />
          @if (row.act === 'mute' && choosesLength()) {
            <div class="lengths" role="group" aria-label="Mute for how long">
              @for (length of lengths; track length.label) {
                <button type="button" class="button button--outline button--small" (click)="mute(length)">
                  {{ length.label }}
                </button>
              }
            </div>
          }
        }
      </section>
    }
  `,
  styles: `
    section {
      padding: var(--space-3) var(--space-2);
      border-top: 1px solid var(--border);
    }

    h3 {
      padding: 0 var(--space-3) var(--space-1);
      color: var(--text-muted);
      font-size: var(--text-xs);
    }

    .lengths {
      display: grid;
      padding: var(--space-1) var(--space-3) var(--space-3) calc(var(--space-3) * 2 + 18px);
      gap: var(--space-2);
      grid-template-columns: 1fr 1fr;
    }

    @media (pointer: coarse) {
      .lengths .button {
        min-height: 2.75rem;
      }
    }
  `,
})
export class ActList {
  readonly allowed = input.required<ReadonlySet<PersonAct>>();
  readonly busy = input<string | null>(null);
  readonly chosen = output<ChosenAct>();

  protected readonly lengths = MUTE_LENGTHS;
  protected readonly choosesLength = signal(false);
  protected readonly groups = computed(() =>
    ACT_GROUPS.map(({ heading, acts }) => ({
      heading,
      rows: acts.filter((act) => this.allowed().has(act)).map((act) => ({ act, ...ACT_WORDS[act] })),
    })).filter(({ rows }) => rows.length > 0),
  );

  protected choose(act: ListedAct): void {
    if (act === 'mute') this.choosesLength.update((open) => !open);
    else this.chosen.emit({ act });
  }

  protected mute(length: MuteLength): void {
    this.choosesLength.set(false);
    this.chosen.emit({ act: 'mute', length });
  }
}
