import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
} from '@angular/core';
import type { Id, User } from '@parley/contracts';
import { Avatar } from '../avatar/avatar';
import { Icon } from '../icon/icon';

let made = 0;

/** Finds a person by name: type, move with the arrows, choose with Enter or a click. */
@Component({
  selector: 'pl-people-picker',
  imports: [Avatar, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-picker.html',
  styleUrl: './people-picker.css',
})
export class PeoplePicker {
  readonly label = input.required<string>();
  readonly people = input.required<readonly User[]>();
  readonly searching = input(false);
  readonly failure = input<string | null>(null);
  /** People who can't be chosen, and why not: `In the room`. */
  readonly taken = input<ReadonlyMap<Id, string>>(new Map());
  readonly query = model('');
  readonly chosen = output<User>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly id = `people-picker-${++made}`;
  /** The option that Enter would choose; the first of every new list. */
  protected readonly active = linkedSignal({ source: this.people, computation: () => 0 });
  protected readonly activeId = computed(() =>
    this.people()[this.active()] ? this.optionId(this.active()) : null,
  );
  protected readonly nobody = computed(
    () => !this.searching() && !this.failure() && this.people().length === 0,
  );

  protected optionId(at: number): string {
    return `${this.id}-option-${at}`;
  }

  protected move(by: number, event: Event): void {
    event.preventDefault();
    const count = this.people().length;
    if (count === 0) return;
    this.active.update((at) => (at + by + count) % count);
    this.element.nativeElement
      .querySelector(`#${this.optionId(this.active())}`)
      ?.scrollIntoView({ block: 'nearest' });
  }

  protected chooseActive(event: Event): void {
    event.preventDefault();
    const person = this.people()[this.active()];
    if (person) this.choose(person);
  }

  protected choose(person: User): void {
    if (!this.taken().has(person.id)) this.chosen.emit(person);
  }
}
