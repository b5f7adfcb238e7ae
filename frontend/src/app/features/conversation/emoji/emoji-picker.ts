import { A11yModule } from '@angular/cdk/a11y';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '../../../ui/icon/icon';
import { type Emoji, EMOJI_GROUPS, findEmoji, spokenName } from './emoji-book';
import { COLUMNS, stepOf } from './grid-keys';
import { COMMON_EMOJI, recentEmoji } from './recent-emoji';
import { inTone, SKIN_TONES, type SkinTone, skinTone, TONE_NAMES } from './skin-tones';

const FOUND_MOST = 120;

interface Choice {
  readonly emoji: string;
  readonly name: string;
}

/** One tab of the picker; its face is what stands on it. */
interface Tab {
  readonly label: string;
  readonly face: string;
}

const FACES = ['🙂', '🐶', '🍎', '⚽', '🚗', '💡', '❤️', '🏁'];
const TABS: readonly Tab[] = [
  { label: 'Recent and common', face: '🕘' },
  ...EMOJI_GROUPS.map(({ label }, place) => ({ label, face: FACES[place] ?? '' })),
];

/**
 * All emoji: those that were used last come first, the others by group or by what somebody looks for. The field keeps
 * what is typed; the arrow keys lead into the grid and through it.
 */
@Component({
  selector: 'pl-emoji-picker',
  imports: [A11yModule, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './emoji-picker.html',
  styleUrl: './emoji-picker.css',
  host: { role: 'dialog', 'aria-label': 'Emoji' },
})
export class EmojiPicker {
  readonly chosen = output<string>();

  protected readonly tabs = TABS;
  protected readonly tones = SKIN_TONES;
  protected readonly toneNames = TONE_NAMES;
  protected readonly query = signal('');
  protected readonly tab = signal(0);
  protected readonly tone = signal<SkinTone>(skinTone.get());
  protected readonly choosingTone = signal(false);
  /** Where the Tab key stops in the grid. */
  protected readonly at = signal(0);
  /** What the pointer or the keys are on. */
  protected readonly shown = signal<Choice | null>(null);

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly grid = viewChild.required<ElementRef<HTMLElement>>('grid');
  private readonly lastUsed = recentEmoji.list();

  protected readonly choices = computed<readonly Choice[]>(() => {
    const sought = this.query().trim();
    if (sought !== '') return findEmoji(sought, FOUND_MOST).map((emoji) => this.inMyTone(emoji));
    const group = EMOJI_GROUPS[this.tab() - 1];
    if (group) return group.emoji.map((emoji) => this.inMyTone(emoji));
    const known = new Map(COMMON_EMOJI);
    return [...new Set([...this.lastUsed, ...known.keys()])].map((emoji) => ({
      emoji,
      name: known.get(emoji) ?? nameOf(emoji),
    }));
  });
  protected readonly heading = computed(() =>
    this.query().trim() === '' ? (TABS[this.tab()]?.label ?? '') : 'Found',
  );

  constructor() {
    const { nativeElement: host } = inject<ElementRef<HTMLElement>>(ElementRef);
    const document = inject(DOCUMENT);
    const before = document.activeElement;
    afterNextRender(() => this.field().nativeElement.focus());
    inject(DestroyRef).onDestroy(() => {
      // Back to where it came from, unless what was chosen has led it elsewhere.
      const { activeElement } = document;
      const isLost = activeElement === document.body || host.contains(activeElement);
      if (isLost && before instanceof HTMLElement) before.focus();
    });
  }

  protected look(query: string): void {
    this.query.set(query);
    this.begin();
  }

  protected open(tab: number): void {
    this.query.set('');
    this.tab.set(tab);
    this.begin();
  }

  protected chooseTone(tone: SkinTone): void {
    skinTone.choose(tone);
    this.tone.set(tone);
    this.choosingTone.set(false);
    this.field().nativeElement.focus();
  }

  protected choose(emoji: string): void {
    recentEmoji.used(emoji);
    this.chosen.emit(emoji);
  }

  /** From the field: into the grid, or the first one that was found. */
  protected pressInField(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.focusAt(0);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const [first] = this.choices();
      if (first && this.query().trim() !== '') this.choose(first.emoji);
    }
  }

  protected pressInTabs(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (this.tab() + step + TABS.length) % TABS.length;
    this.open(next);
    const buttons = (event.currentTarget as HTMLElement).querySelectorAll('button');
    buttons[next]?.focus();
  }

  protected pressInGrid(event: KeyboardEvent): void {
    const { length } = this.choices();
    const next = stepOf(event.key, this.at(), length);
    if (next !== null) {
      event.preventDefault();
      if (next === 'out') this.field().nativeElement.focus();
      else this.focusAt(next);
    } else if (
      event.key.length === 1 &&
      event.key !== ' ' &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      // Whoever types on looks for something else; the letter goes into the field.
      this.field().nativeElement.focus();
    }
  }

  protected readonly columns = COLUMNS;

  private begin(): void {
    this.at.set(0);
    this.shown.set(null);
    this.grid().nativeElement.scrollTop = 0;
  }

  private focusAt(place: number): void {
    this.at.set(place);
    this.grid().nativeElement.querySelectorAll<HTMLElement>('button')[place]?.focus();
  }

  private inMyTone(emoji: Emoji): Choice {
    return { emoji: inTone(emoji.emoji, this.tone()), name: spokenName(emoji) };
  }
}

function nameOf(emoji: string): string {
  const plain = emoji.replace(/\p{Emoji_Modifier}/gu, '');
  for (const { emoji: all } of EMOJI_GROUPS) {
    const found = all.find((one) => one.emoji === emoji || one.emoji.replace('\ufe0f', '') === plain);
    if (found) return spokenName(found);
  }
  return emoji;
}
