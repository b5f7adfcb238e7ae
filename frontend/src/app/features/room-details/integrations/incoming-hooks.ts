import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { type Id, type IncomingHook, LIMITS } from '@parley/contracts';
import { formError, sendForm } from '../../../core/forms/send-form';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { CopyField } from '../../../ui/copy-field/copy-field';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Control, Field } from '../../../ui/field/field';
import { Time } from '../../../ui/time/time';
import { Toasts } from '../../../ui/toast/toasts';
import { PanelSkeleton } from '../panel-skeleton';

/** Addresses by which other programs write into the room. */
@Component({
  selector: 'pl-incoming-hooks',
  imports: [Control, CopyField, EmptyState, Field, FormField, PanelSkeleton, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './incoming-hooks.html',
  styleUrl: './hooks.css',
})
export class IncomingHooks {
  readonly roomId = input.required<Id>();

  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly origin = inject(DOCUMENT).location.origin;

  protected readonly step = signal<'list' | 'name' | 'made'>('list');
  protected readonly address = signal('');
  protected readonly hooks = resource({
    params: () => this.roomId(),
    loader: ({ params }) => this.client.api.hooks.incoming(params),
  });
  protected readonly rows = computed(() => (this.hooks.hasValue() ? this.hooks.value().items : null));
  protected readonly failure = computed(() => failureWords(this.hooks.error()));

  protected readonly form = form(signal({ name: '' }), (path) => {
    required(path.name, { message: 'Say what its messages stand under.' });
    maxLength(path.name, LIMITS.displayNameMaxLength, {
      message: `At most ${LIMITS.displayNameMaxLength} characters.`,
    });
  });
  protected readonly error = () => formError(this.form);

  protected async make(): Promise<void> {
    await sendForm(this.form, async ({ name }) => {
      const { url = '' } = await this.client.api.hooks.createIncoming(this.roomId(), { name: name.trim() });
      this.address.set(`${this.origin}${url}`);
      this.step.set('made');
      this.hooks.reload();
    });
  }

  protected leave(): void {
    this.step.set('list');
    this.address.set('');
    this.form().reset({ name: '' });
  }

  protected async remove({ id, user }: IncomingHook): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: `Remove ${user.displayName}?`,
      text: 'Whatever posts to its address is refused from then on, and its bot leaves the room. What it wrote stays.',
      action: 'Remove webhook',
      danger: true,
    });
    if (!sure) return;
    try {
      await this.client.api.hooks.removeIncoming(this.roomId(), id);
      this.toasts.show({ kind: 'success', text: `${user.displayName} is removed.` });
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
    this.hooks.reload();
  }
}
