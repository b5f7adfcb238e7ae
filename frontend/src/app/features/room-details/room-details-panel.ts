import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  viewChild,
} from '@angular/core';
import type { MyRoom } from '@parley/contracts';
import { allowedInRoom } from '../../core/access/allowed-acts';
import { Details, type DetailsView } from '../../core/layout/details';
import { PARLEY } from '../../core/parley/parley';
import { Icon } from '../../ui/icon/icon';
import { BansView } from './bans/bans-view';
import { IntegrationsView } from './integrations/integrations-view';
import { InvitesView } from './invites/invites-view';
import { PanelSkeleton } from './panel-skeleton';
import { PersonCard } from './person/person-card';
import { RoomView } from './room-view';

const HEADINGS: Record<DetailsView['name'], string> = {
  room: 'Details',
  person: 'Profile',
  invites: 'Invite links',
  bans: 'Banned people',
  integrations: 'Integrations',
};

/** The right column: what the open room is, who is in it, and what can be done about both. */
@Component({
  selector: 'pl-room-details-panel',
  imports: [BansView, Icon, IntegrationsView, InvitesView, PanelSkeleton, PersonCard, RoomView],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './room-details-panel.html',
  styleUrl: './room-details-panel.css',
  host: { role: 'complementary', 'aria-label': 'People', '(keydown.escape)': 'leave($event)' },
})
export class RoomDetailsPanel {
  readonly room = input.required<MyRoom>();
  readonly closed = output();

  private readonly client = inject(PARLEY);
  private readonly injector = inject(Injector);
  private readonly details = inject(Details);
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  /** Between two there is nothing but the two; and nobody stays where they may no longer be. */
  protected readonly view = computed<DetailsView>(() => {
    const { kind, peer, me } = this.room();
    const view = this.details.view();
    if (kind === 'direct' && view.name === 'person') return view;
    if (kind === 'direct') return peer ? { name: 'person', userId: peer.id } : { name: 'room' };
    const allowed = allowedInRoom({ kind, role: me.role });
    if (view.name === 'invites' && !allowed.has('invite')) return { name: 'room' };
    if (view.name === 'bans' && !allowed.has('see-bans')) return { name: 'room' };
    if (view.name === 'integrations' && !allowed.has('take-hooks')) return { name: 'room' };
    return view;
  });
  protected readonly heading = computed(() => HEADINGS[this.view().name]);
  protected readonly offersBack = computed(() => {
    const view = this.view();
    const { kind, peer } = this.room();
    return kind === 'direct' ? view.name === 'person' && view.userId !== peer?.id : view.name !== 'room';
  });

  constructor() {
    const roomId = computed(() => this.room().id);
    effect((onCleanup) => onCleanup(this.client.members.open(roomId())));
    this.leadFocus();
  }

  protected back(): void {
    this.details.back();
  }

  /** Whoever came for somebody out of the conversation goes back to where they were. */
  protected leave(event: Event): void {
    if (!event.defaultPrevented && this.details.leave()) event.stopPropagation();
  }

  protected close(): void {
    this.details.leave();
    this.closed.emit();
  }

  /** Whoever asked for something, or walks from one view to the next, stands at its beginning. */
  private leadFocus(): void {
    effect(() => {
      if (!this.details.awaited()) return;
      this.details.arrived();
      afterNextRender(() => this.title().nativeElement.focus(), { injector: this.injector });
    });
  }
}
