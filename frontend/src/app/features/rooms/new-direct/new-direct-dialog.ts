import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { Id, User } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { peopleSearch } from '../../../core/people/people-search';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { PeoplePicker } from '../../../ui/people-picker/people-picker';

/** Finds the other person, opens the direct room with them, and closes with its id. */
@Component({
  selector: 'pl-new-direct-dialog',
  imports: [DialogFrame, PeoplePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog heading="New direct message">
      <pl-people-picker
        label="To"
        [(query)]="query"
        [people]="found().people"
        [searching]="found().status === 'searching'"
        [failure]="failure()"
        (chosen)="open($event)"
      />
    </pl-dialog>
  `,
})
export class NewDirectDialog {
  private readonly client = inject(PARLEY);
  private readonly ref = inject<DialogRef<Id>>(DialogRef);
  private readonly refusal = signal<string | null>(null);

  protected readonly query = signal('');
  protected readonly found = peopleSearch(this.query);
  protected readonly failure = () => {
    const found = this.found();
    return this.refusal() ?? (found.status === 'failed' ? found.reason : null);
  };

  protected async open(person: User): Promise<void> {
    try {
      const room = await this.client.rooms.openDirect(person.id);
      this.ref.close(room.id);
    } catch (error) {
      this.refusal.set(failureWords(error));
    }
  }
}
