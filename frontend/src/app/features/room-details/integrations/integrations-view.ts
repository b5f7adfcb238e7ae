import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { MyRoom } from '@parley/contracts';
import { allowedInRoom } from '../../../core/access/allowed-acts';
import { IncomingHooks } from './incoming-hooks';
import { OutgoingHooks } from './outgoing-hooks';

/** How other programs write into the room, and hear of it. */
@Component({
  selector: 'pl-integrations-view',
  imports: [IncomingHooks, OutgoingHooks],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-incoming-hooks [roomId]="room().id" />
    @if (tells()) {
      <pl-outgoing-hooks [roomId]="room().id" />
    }
  `,
})
export class IntegrationsView {
  readonly room = input.required<MyRoom>();

  protected readonly tells = computed(() => {
    const { kind, me } = this.room();
    return allowedInRoom({ kind, role: me.role }).has('tell-hooks');
  });
}
