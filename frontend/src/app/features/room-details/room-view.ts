import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { MyRoom } from '@parley/contracts';
import { allowedInRoom } from '../../core/access/allowed-acts';
import { Details } from '../../core/layout/details';
import { ActionRow } from '../../ui/action-row/action-row';
import { RoomAbout } from './about/room-about';
import { WaysOut } from './about/ways-out';
import { MemberList } from './members/member-list';

/** The room itself: what it is, who is in it, and what those who run it find here. */
@Component({
  selector: 'pl-room-view',
  imports: [ActionRow, MemberList, RoomAbout, WaysOut],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = room();
    <div class="scroll">
      <pl-room-about [room]="it" [mayEdit]="allowed().has('edit')" />
      @if (allowed().has('invite')) {
        <div class="rows">
          <pl-action-row
            icon="link"
            label="Invite links"
            leads
            (chosen)="details.show({ name: 'invites' })"
          />
          @if (allowed().has('see-bans')) {
            <pl-action-row icon="ban" label="Banned people" leads (chosen)="details.show({ name: 'bans' })" />
          }
          @if (allowed().has('take-hooks')) {
            <pl-action-row
              icon="plug"
              label="Integrations"
              leads
              (chosen)="details.show({ name: 'integrations' })"
            />
          }
        </div>
      }
      <pl-member-list [room]="it" [mayAdd]="allowed().has('add')" />
    </div>
    <pl-ways-out [room]="it" [mayDelete]="allowed().has('delete')" />
  `,
  styles: `
    :host {
      display: flex;
      min-height: 0;
      flex: 1;
      flex-direction: column;
    }

    .scroll {
      min-height: 0;
      flex: 1;
      overflow-y: auto;
      overscroll-behavior: contain;
    }

    /* On a phone the ways out would take the room of the members: they come after them. */
    @media (max-width: 40rem) {
      :host {
        display: block;
        overflow-y: auto;
      }

      .scroll {
        overflow: visible;
      }
    }

    .rows {
      padding: var(--space-2);
      border-top: 1px solid var(--border);
    }
  `,
})
export class RoomView {
  readonly room = input.required<MyRoom>();

  protected readonly details = inject(Details);
  protected readonly allowed = computed(() => {
    const { kind, me } = this.room();
    return allowedInRoom({ kind, role: me.role });
  });
}
