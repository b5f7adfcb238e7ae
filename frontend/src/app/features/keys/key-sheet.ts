import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { keyCaps } from '../../core/keys/key-words';
import { Keyboard } from '../../core/keys/keyboard';
import { entryOf, type KeyGroup, KEYS, type KeyName } from '../../core/keys/keys';
import { DialogFrame } from '../../ui/dialog/dialog-frame';

/** Every key of the page, from the table that the page itself asks. */
@Component({
  selector: 'pl-key-sheet',
  imports: [DialogFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog heading="Keyboard shortcuts">
      <div class="groups" tabindex="0" role="group" aria-label="Keyboard shortcuts">
        @for (group of groups; track group.name) {
          <section>
            <h3>{{ group.name }}</h3>
            <dl>
              @for (entry of group.entries; track entry.words) {
                <div>
                  <dt>{{ entry.words }}</dt>
                  <dd>
                    @for (press of entry.presses; track $index) {
                      @if (!$first) {
                        <span class="or">or</span>
                      }
                      <span class="press">
                        @for (cap of press; track $index) {
                          <kbd>{{ cap }}</kbd>
                        }
                      </span>
                    }
                  </dd>
                </div>
              }
            </dl>
          </section>
        }
      </div>
    </pl-dialog>
  `,
  styles: `
    .groups {
      column-gap: var(--space-10);
      columns: 2 19rem;
    }

    section {
      break-inside: avoid;
      padding-bottom: var(--space-5);
    }

    h3 {
      padding-bottom: var(--space-1);
      color: var(--text-muted);
      font-size: var(--text-s);
    }

    dl {
      margin: 0;
    }

    dl > div {
      display: flex;
      min-height: 2rem;
      align-items: center;
      justify-content: space-between;
      border-bottom: 1px solid var(--border);
      gap: var(--space-4);
    }

    dl > div:last-child {
      border-bottom: 0;
    }

    dd {
      display: flex;
      flex: none;
      align-items: center;
      margin: 0;
      gap: var(--space-1);
    }

    .press {
      display: flex;
      gap: 2px;
    }

    .or {
      color: var(--text-faint);
      font-size: var(--text-xs);
    }

    kbd {
      min-width: 1.5rem;
      padding: 0 0.375rem;
      border-radius: var(--radius-s);
      background: var(--surface-sunken);
      box-shadow: inset 0 0 0 1px var(--border);
      color: var(--text-muted);
      font-family: inherit;
      font-size: var(--text-xs);
      line-height: 1.5rem;
      text-align: center;
    }
  `,
})
export class KeySheet {
  private readonly onMac = inject(Keyboard).onMac;

  protected readonly groups = [...groupsOf().entries()].map(([name, names]) => ({
    name,
    entries: names.map((one) => {
      const { words, presses } = entryOf(one);
      return { words, presses: presses.map((press) => keyCaps(press, this.onMac)) };
    }),
  }));

  constructor() {
    // Two columns, where there is room for them.
    inject(DialogRef).updateSize('min(46rem, 100vw)');
  }
}

function groupsOf(): Map<KeyGroup, KeyName[]> {
  const groups = new Map<KeyGroup, KeyName[]>();
  for (const name of Object.keys(KEYS) as KeyName[]) {
    const { group } = entryOf(name);
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return groups;
}
