import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import type { Id, Session } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import { Toasts } from '../../../ui/toast/toasts';
import { type DeviceName, deviceName } from './device-name';

interface SessionRow extends DeviceName {
  session: Session;
}

/** Where the caller is signed in. */
@Component({
  selector: 'pl-sessions-section',
  imports: [EmptyState, Icon, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sessions-section.html',
  styleUrls: ['../section.css', './sessions-section.css'],
})
export class SessionsSection {
  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly ended = signal<ReadonlySet<Id>>(new Set());

  protected readonly sessions = resource({ loader: () => this.client.api.auth.sessions() });
  protected readonly rows = computed<SessionRow[]>(() => {
    if (!this.sessions.hasValue()) return [];
    return this.sessions
      .value()
      .items.filter(({ id }) => !this.ended().has(id))
      .sort((a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt))
      .map((session) => ({ session, ...deviceName(session.userAgent) }));
  });
  protected readonly others = computed(() => this.rows().filter(({ session }) => !session.current));
  protected readonly failure = computed(() => failureWords(this.sessions.error()));

  protected async end({ session, label }: SessionRow): Promise<void> {
    if (await this.endOne(session)) this.toasts.show({ kind: 'success', text: `${label} is signed out.` });
  }

  protected async endOthers(): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: 'End all other sessions?',
      text: 'Every device but this one is signed out at once.',
      action: 'End all others',
      danger: true,
    });
    if (!sure) return;
    const done = await Promise.all(this.others().map(({ session }) => this.endOne(session)));
    if (done.every(Boolean))
      this.toasts.show({ kind: 'success', text: 'Only this device is signed in now.' });
  }

  /** Gone from the list at once, and back where it was refused. */
  private async endOne({ id }: Session): Promise<boolean> {
    this.ended.update((ids) => new Set(ids).add(id));
    try {
      await this.client.api.auth.endSession(id);
      return true;
    } catch (error) {
      this.ended.update((ids) => new Set([...ids].filter((other) => other !== id)));
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
      return false;
    }
  }
}
