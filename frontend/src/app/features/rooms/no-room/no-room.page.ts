import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { FirstContent } from '../../../core/first-content/first-content';
import { selectMyRooms, selectRoomsLoaded } from '../../../core/rooms/rooms.feature';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { NewRooms } from '../new-rooms';

/** The middle of the page while no room is open. */
@Component({
  selector: 'pl-no-room-page',
  imports: [EmptyState, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (loaded()) {
      @if (isNew()) {
        <pl-empty-state
          icon="message"
          [level]="1"
          heading="Nothing said yet"
          [text]="
            'Rooms are where people talk. Join one that is open to everybody' +
            (newRooms.makesRooms() ? ', or start your own.' : '.')
          "
        >
          <a class="button button--primary" routerLink="/rooms/browse">Browse rooms</a>
          @if (newRooms.makesRooms()) {
            <button type="button" class="button button--outline" (click)="newRooms.room()">
              Start a room
            </button>
          }
        </pl-empty-state>
      } @else {
        <pl-empty-state
          icon="message"
          [level]="1"
          heading="Pick up a conversation"
          text="Choose a room from the list, or find one that you are not in yet."
        >
          <a class="button button--outline" routerLink="/rooms/browse">Browse rooms</a>
        </pl-empty-state>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
    }
  `,
})
export class NoRoomPage {
  constructor() {
    inject(FirstContent).tell();
  }

  private readonly store = inject(Store);
  private readonly rooms = this.store.selectSignal(selectMyRooms);
  protected readonly newRooms = inject(NewRooms);
  protected readonly loaded = this.store.selectSignal(selectRoomsLoaded);
  protected readonly isNew = computed(() => this.rooms().length === 0);
}
