import { inject, Injectable, Injector, type Signal, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Id } from '@parley/contracts';
import { firstValueFrom } from 'rxjs';
import { Finding } from '../core/layout/finding';
import { failureWords } from '../core/parley/failures';
import { PARLEY } from '../core/parley/parley';
import type { Command, Entry } from '../features/switcher/entries';
import { Dialogs } from '../ui/dialog/dialogs';
import { Toasts } from '../ui/toast/toasts';

/** What is laid over the page from anywhere: the quick switcher and the sheet of keys. Their code comes when asked for. */
@Injectable({ providedIn: 'root' })
export class Overlays {
  private readonly client = inject(PARLEY);
  private readonly injector = inject(Injector);
  private readonly commands = signal<readonly Command[]>([]);
  private readonly dialogs = inject(Dialogs);
  private readonly finding = inject(Finding);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  async switcher(): Promise<void> {
    const content = Promise.all([import('../features/switcher/switcher'), import('./commands')]).then(
      ([{ Switcher }, { Commands }]) => {
        this.commands.set(this.injector.get(Commands).all(() => void this.keys()));
        return Switcher;
      },
    );
    const dialog = this.dialogs.open<Entry, Signal<readonly Command[]>>(content, {
      data: this.commands.asReadonly(),
      wide: true,
    });
    const chosen = await firstValueFrom(dialog.closed);
    if (chosen) await this.follow(chosen);
  }

  async keys(): Promise<void> {
    const content = import('../features/keys/key-sheet').then((module) => module.KeySheet);
    await firstValueFrom(this.dialogs.open(content, { wide: true }).closed);
  }

  private async follow(entry: Entry): Promise<void> {
    switch (entry.kind) {
      case 'room':
        await this.router.navigate(['/rooms', entry.room.id]);
        break;
      case 'person':
        await this.writeTo(entry.person.id);
        break;
      case 'command':
        entry.command.run();
        break;
      case 'search':
        this.finding.search({ query: entry.query });
        break;
    }
  }

  private async writeTo(userId: Id): Promise<void> {
    try {
      const room = await this.client.rooms.openDirect(userId);
      await this.router.navigate(['/rooms', room.id]);
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
  }
}
