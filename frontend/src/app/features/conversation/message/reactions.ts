import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { Id, Reaction, User } from '@parley/contracts';

/** Names that are told before the others become a number. */
const NAMED = 8;

interface Chip {
  readonly emoji: string;
  readonly count: number;
  readonly mine: boolean;
  readonly words: string;
}

/** What people feel about a message, counted. Each is a button: one's own can be given and taken back. */
@Component({
  selector: 'pl-reactions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (chip of chips(); track chip.emoji) {
      <button
        type="button"
        [tabindex]="tabStops() ? 0 : -1"
        [attr.aria-pressed]="chip.mine"
        [attr.aria-label]="chip.words"
        [title]="chip.words"
        [disabled]="!givable()"
        (click)="toggled.emit({ emoji: chip.emoji, on: !chip.mine })"
      >
        <span class="emoji" aria-hidden="true">{{ chip.emoji }}</span>
        <span aria-hidden="true">{{ chip.count }}</span>
      </button>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      padding-block: var(--space-1);
      gap: var(--space-1);
    }

    button {
      display: flex;
      min-height: 1.625rem;
      align-items: center;
      padding: 0 var(--space-2);
      border: 1px solid var(--border);
      border-radius: var(--radius-full);
      background: var(--surface-sunken);
      color: var(--text-muted);
      font-size: var(--text-xs);
      font-variant-numeric: tabular-nums;
      font-weight: var(--weight-medium);
      gap: var(--space-1);
    }

    button:hover:enabled {
      border-color: var(--border-field);
    }

    button[aria-pressed='true'] {
      border-color: var(--accent-line);
      background: var(--accent-soft);
      color: var(--accent-text);
    }

    .emoji {
      font-size: var(--text-m);
      line-height: 1;
    }

    @media (pointer: coarse) {
      button {
        min-height: 2rem;
        padding: 0 var(--space-3);
      }
    }
  `,
})
export class Reactions {
  readonly reactions = input.required<readonly Reaction[]>();
  readonly people = input.required<Readonly<Record<Id, User | undefined>>>();
  readonly myId = input.required<Id | null>();
  /** The Tab key stops here. */
  readonly tabStops = input(false);
  /** They can be given and taken back. */
  readonly givable = input(true);
  readonly toggled = output<{ emoji: string; on: boolean }>();

  protected readonly chips = computed<Chip[]>(() =>
    this.reactions().map(({ emoji, userIds }) => ({
      emoji,
      count: userIds.length,
      mine: userIds.some((id) => id === this.myId()),
      words: reactionWords({ emoji, userIds }, this.people(), this.myId()),
    })),
  );
}

/** `👍 You, Ann and 3 others`. */
export function reactionWords(
  { emoji, userIds }: Reaction,
  people: Readonly<Record<Id, User | undefined>>,
  myId: Id | null,
): string {
  const names = userIds
    .map((id) => (id === myId ? 'You' : people[id]?.displayName))
    .filter((name) => name !== undefined);
  const named = names.slice(0, NAMED);
  const others = userIds.length - named.length;
  if (others > 0) named.push(others === 1 ? '1 other' : `${others} others`);
  return `${emoji} ${new Intl.ListFormat('en', { type: 'conjunction' }).format(named)}`;
}

/** The reactions of a message with one's own given or taken back. */
export function withReaction(
  reactions: readonly Reaction[],
  emoji: string,
  on: boolean,
  myId: Id,
): Reaction[] {
  const present = reactions.find((reaction) => reaction.emoji === emoji);
  if (!present) return on ? [...reactions, { emoji, userIds: [myId] }] : [...reactions];
  const others = present.userIds.filter((id) => id !== myId);
  const userIds = on ? [...others, myId] : others;
  return reactions.flatMap((reaction) =>
    reaction !== present ? [reaction] : userIds.length > 0 ? [{ emoji, userIds }] : [],
  );
}
