import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import type { Id, Session } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import { Toasts } from '../../../ui/toast/toasts';
import { deviceName } from './device-name';

/** Where the caller is signed in. */
@Component({
  selector: 'pl-devices-section',
  imports: [EmptyState, Icon, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './devices-section.html',
  styleUrls: ['../section.css', './devices-section.css'],
})
export class DevicesSection {
  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly ended = signal<ReadonlySet<Id>>(new Set());

  protected readonly sessions = resource({ loader: () => this.client.api.auth.sessions() });
  protected readonly rows = computed(() => {
    if (!this.sessions.hasValue()) return [];
    return this.sessions
      .value()
      .items.filter(({ id }) => !this.ended().has(id))
      .sort((a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt))
      .map((session) => ({ session, ...deviceName(session.userAgent) }));
  });
  protected readonly failure = computed(() => failureWords(this.sessions.error()));

  /** Gone from the list at once, and back where it was refused. */
  protected async end(session: Session): Promise<void> {
    this.ended.update((ids) => new Set(ids).add(session.id));
    try {
      await this.client.api.auth.endSession(session.id);
    } catch (error) {
      this.ended.update((ids) => new Set([...ids].filter((id) => id !== session.id)));
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
  }

  protected async signOutEverywhere(): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: 'Sign out everywhere?',
      text: 'Every device is signed out at once, this one too.',
      action: 'Sign out everywhere',
      danger: true,
    });
    if (!sure) return;
    try {
      await this.client.session.logoutEverywhere();
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
  }
}
