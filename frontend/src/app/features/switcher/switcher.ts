import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  linkedSignal,
  type Signal,
  signal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { peopleSearch } from '../../core/people/people-search';
import { selectPresenceByUser } from '../../core/presence/presence.feature';
import { roomTitle, selectMyRooms, selectOpenRoomId } from '../../core/rooms/rooms.feature';
import { Avatar } from '../../ui/avatar/avatar';
import { Badge } from '../../ui/badge/badge';
import { Icon } from '../../ui/icon/icon';
import { type Command, type Entry, sectionsFor } from './entries';

/** Goes anywhere by name: rooms, people, commands. Closes with what was chosen. */
@Component({
  selector: 'pl-switcher',
  imports: [Avatar, Badge, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './switcher.html',
  styleUrl: './switcher.css',
})
export class Switcher {
  private readonly store = inject(Store);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly commands = inject<Signal<readonly Command[]>>(DIALOG_DATA);
  private readonly rooms = this.store.selectSignal(selectMyRooms);
  private readonly openRoomId = this.store.selectSignal(selectOpenRoomId);
  protected readonly presence = this.store.selectSignal(selectPresenceByUser);
  protected readonly ref = inject<DialogRef<Entry>>(DialogRef);
  protected readonly title = roomTitle;
  protected readonly written = signal('');
  private readonly found = peopleSearch(this.written);

  protected readonly sections = computed(() => {
    const sections = sectionsFor(this.written(), {
      rooms: this.rooms(),
      openRoomId: this.openRoomId(),
      people: this.written().trim() === '' ? [] : this.found().people,
      commands: this.commands(),
    });
    let at = 0;
    return sections.map(({ name, entries }) => ({
      name,
      entries: entries.map((entry) => ({ entry, at: at++ })),
    }));
  });
  private readonly entries = computed(() =>
    this.sections().flatMap(({ entries }) => entries.map(({ entry }) => entry)),
  );
  /** The first of what is written anew; people who are found a moment later do not move it. */
  protected readonly active = linkedSignal({ source: this.written, computation: () => 0 });
  protected readonly activeId = computed(() =>
    this.entries()[this.active()] ? `switcher-option-${this.active()}` : null,
  );
  /** For screen readers. */
  protected readonly count = computed(() => `${this.entries().length} to choose from`);

  protected press(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') this.move(1);
    else if (event.key === 'ArrowUp') this.move(-1);
    else if (event.key === 'Enter') this.chooseActive();
    else return;
    event.preventDefault();
  }

  protected choose(entry: Entry): void {
    this.ref.close(entry);
  }

  private move(by: number): void {
    const count = this.entries().length;
    if (count === 0) return;
    this.active.update((at) => (at + by + count) % count);
    this.element.querySelector(`#switcher-option-${this.active()}`)?.scrollIntoView({ block: 'nearest' });
  }

  private chooseActive(): void {
    const entry = this.entries()[this.active()];
    if (entry) this.choose(entry);
  }
}
