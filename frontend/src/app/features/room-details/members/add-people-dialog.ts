import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { type Id, LIMITS, type MyRoom, type User } from '@parley/contracts';
import { allowedInRoom } from '../../../core/access/allowed-acts';
import { selectMembersByRoom } from '../../../core/members/members.feature';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { peopleSearch } from '../../../core/people/people-search';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { PeoplePicker } from '../../../ui/people-picker/people-picker';
import { Toasts } from '../../../ui/toast/toasts';

/** Adds people to a room, one after the other, without closing in between. */
@Component({
  selector: 'pl-add-people-dialog',
  imports: [DialogFrame, PeoplePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog heading="Add people">
      <pl-people-picker
        label="Person to add"
        [(query)]="query"
        [people]="people()"
        [searching]="found().status === 'searching'"
        [failure]="failure()"
        [taken]="taken()"
        (chosen)="add($event)"
      />
      <ng-container dialogActions>
        <button type="button" class="button button--primary" (click)="ref.close()">Done</button>
      </ng-container>
    </pl-dialog>
  `,
})
export class AddPeopleDialog {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly room = inject<MyRoom>(DIALOG_DATA);
  private readonly members = inject(Store).selectSignal(selectMembersByRoom);
  private readonly added = signal<ReadonlySet<Id>>(new Set());
  protected readonly ref = inject(DialogRef);

  protected readonly query = signal('');
  protected readonly found = peopleSearch(this.query);
  protected readonly failure = () => {
    const found = this.found();
    return found.status === 'failed' ? found.reason : null;
  };
  /** Who is banned can not be added; those who moderate know who that is. */
  private readonly bans = resource({
    loader: async () => {
      const { id, kind, me } = this.room;
      if (!allowedInRoom({ kind, role: me.role }).has('see-bans')) return [];
      const { items } = await this.client.api.members.bans(id, { limit: LIMITS.pageMax });
      return items.map(({ user }) => user.id);
    },
  });
  protected readonly taken = computed(
    () =>
      new Map([
        ...(this.bans.hasValue() ? this.bans.value() : []).map((id): [Id, string] => [id, 'Banned']),
        ...(this.members()[this.room.id]?.members ?? []).map(({ user }): [Id, string] => [
          user.id,
          'In the room',
        ]),
        ...[...this.added()].map((id): [Id, string] => [id, 'Added']),
      ]),
  );

  /** Those who can be added first. */
  protected readonly people = computed(() => {
    const taken = this.taken();
    return [...this.found().people].sort((a, b) => Number(taken.has(a.id)) - Number(taken.has(b.id)));
  });

  /** Shown as done at once, and taken back where it was refused. */
  protected async add(person: User): Promise<void> {
    this.added.update((ids) => new Set(ids).add(person.id));
    try {
      await this.client.api.members.add(this.room.id, person.id);
    } catch (error) {
      this.added.update((ids) => new Set([...ids].filter((id) => id !== person.id)));
      this.toasts.show({
        kind: 'danger',
        text: `${person.displayName} was not added. ${failureWords(error)}`,
      });
    }
  }
}
