import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Id, Message } from '@parley/contracts';
import { AT } from './at';

/** Leads to a message in its place in its room, by an address that can be kept and shared: `/rooms/:id?at=:seq`. */
@Injectable({ providedIn: 'root' })
export class MessageLinks {
  private readonly router = inject(Router);
  private readonly asked = signal(0);

  private focusWanted = false;

  /** Moves when somebody wants to the message again that the address names already. */
  readonly again = this.asked.asReadonly();

  /** What else the address says stays: the search that it was found by. */
  async follow(
    { roomId, seq }: Pick<Message, 'roomId' | 'seq'>,
    { takesFocus = false }: { takesFocus?: boolean } = {},
  ): Promise<void> {
    this.focusWanted = takesFocus;
    const moved = await this.router.navigate(['/rooms', roomId], {
      queryParams: { [AT]: seq },
      queryParamsHandling: 'merge',
    });
    // The router goes nowhere for an address that is there.
    if (!moved) this.asked.update((times) => times + 1);
  }

  /** Whether the message that one is led to now shall have the focus; asked once. */
  takeFocus(): boolean {
    const wanted = this.focusWanted;
    this.focusWanted = false;
    return wanted;
  }

  /** The whole address, for people to pass on. */
  addressOf(roomId: Id, seq: number): string {
    const path = this.router.serializeUrl(
      this.router.createUrlTree(['/rooms', roomId], { queryParams: { [AT]: seq } }),
    );
    return new URL(path, location.origin).href;
  }
}

/** The `seq` that an address names; `null` for none, and for what is no number. */
export function seqIn(at: string | undefined): number | null {
  return at !== undefined && /^[1-9]\d{0,14}$/.test(at) ? Number(at) : null;
}
