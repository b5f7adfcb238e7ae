import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import type { RegistrationPolicy, RoomCreationPolicy, ServerSettings } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { ServerActions } from '../../../core/server/server.actions';
import { selectSettings } from '../../../core/server/server.feature';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { Toasts } from '../../../ui/toast/toasts';
import { type Choice, ChoiceList } from '../../../ui/choice-list/choice-list';
import { LogLevelPart } from './log-level-part';
import { questionBeforeSaving, retentionIn, RETENTION_MAX_DAYS } from './retention';

const REGISTRATION: readonly Choice<RegistrationPolicy>[] = [
  { value: 'open', label: 'Everybody', text: 'Whoever finds this server can make an account.' },
  {
    value: 'invite',
    label: 'Who has an invite',
    text: 'An invite link into some room lets one person register.',
  },
  {
    value: 'closed',
    label: 'Nobody',
    text: 'Those who have an account keep it. Guests can not become full accounts.',
  },
];

const GUESTS: readonly Choice<boolean>[] = [
  { value: true, label: 'Yes', text: 'With nothing but a name, for 24 hours.' },
  { value: false, label: 'No', text: 'Guests who are in now stay until their time is up.' },
];

const ROOM_CREATION: readonly Choice<RoomCreationPolicy>[] = [
  { value: 'everyone', label: 'Everybody', text: 'Public and private rooms alike.' },
  { value: 'admins', label: 'Administrators', text: 'Direct messages stay open to everybody.' },
];

const RETENTION: readonly Choice<boolean>[] = [
  { value: true, label: 'For ever', text: 'Nothing is removed by itself.' },
  { value: false, label: 'For a while', text: 'Older messages, and their files, are removed for good.' },
];

/** What holds for the whole server. */
@Component({
  selector: 'pl-server-settings',
  imports: [ChoiceList, LogLevelPart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './server-settings.page.html',
  styleUrls: ['../admin.css', './server-settings.page.css'],
})
export class ServerSettingsPage {
  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly store = inject(Store);
  private readonly saved = this.store.selectSignal(selectSettings);

  protected readonly registrations = REGISTRATION;
  protected readonly guestChoices = GUESTS;
  protected readonly creations = ROOM_CREATION;
  protected readonly retentions = RETENTION;
  protected readonly mostDays = RETENTION_MAX_DAYS;

  /** What is chosen here and not saved; another administrator's change starts it afresh. */
  protected readonly wanted = linkedSignal<ServerSettings>(() => this.saved());
  protected readonly forEver = computed(() => this.wanted().retentionDays === null);
  protected readonly daysText = linkedSignal(() => String(this.saved().retentionDays ?? 365));
  protected readonly daysWrong = computed(() => !this.forEver() && retentionIn(this.daysText()) === null);
  protected readonly changed = computed(() => JSON.stringify(this.wanted()) !== JSON.stringify(this.saved()));
  protected readonly busy = signal(false);

  protected choose(change: Partial<ServerSettings>): void {
    this.wanted.update((before) => ({ ...before, ...change }));
  }

  protected keepForEver(forEver: boolean): void {
    this.choose({ retentionDays: forEver ? null : (retentionIn(this.daysText()) ?? 365) });
  }

  protected typeDays(text: string): void {
    this.daysText.set(text);
    const days = retentionIn(text);
    if (days !== null) this.choose({ retentionDays: days });
  }

  protected discard(): void {
    this.wanted.set(this.saved());
    this.daysText.set(String(this.saved().retentionDays ?? 365));
  }

  protected async save(): Promise<void> {
    if (this.daysWrong() || !this.changed() || this.busy()) return;
    const [before, wanted] = [this.saved(), this.wanted()];
    const question = questionBeforeSaving(before.retentionDays, wanted.retentionDays);
    if (question && !(await this.dialogs.confirm(question))) return;
    this.busy.set(true);
    try {
      const settings = await this.client.api.settings.update(differences(before, wanted));
      this.store.dispatch(ServerActions.settingsTold({ settings }));
      this.toasts.show({ kind: 'success', text: 'Saved. It holds from now on.' });
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.busy.set(false);
    }
  }
}

/** Only what was changed here: the rest may be another administrator's by now. */
function differences(before: ServerSettings, wanted: ServerSettings): Partial<ServerSettings> {
  const changed = (Object.keys(wanted) as (keyof ServerSettings)[]).filter(
    (key) => wanted[key] !== before[key],
  );
  return Object.fromEntries(changed.map((key) => [key, wanted[key]]));
}
