import { Injectable } from '@angular/core';

const KEY = 'parley.invite';

/**
 * The invite that somebody followed before they were signed in. It is kept in this tab alone until it is used, so that
 * registering leads back to it; its code, which opens the room to whoever has it, is in the address of no other page.
 */
@Injectable({ providedIn: 'root' })
export class PendingInvite {
  keep(code: string): void {
    try {
      sessionStorage.setItem(KEY, code);
    } catch {
      // A browser that keeps nothing: the link can be opened once more.
    }
  }

  read(): string | null {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  forget(): void {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Then there is nothing to forget.
    }
  }
}
