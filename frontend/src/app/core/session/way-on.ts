import { inject, Injectable } from '@angular/core';
import { nextUrl } from './next-url';
import { PendingInvite } from './pending-invite';

/** Where somebody goes who just signed in: to the invite that brought them, else to where they wanted to go. */
@Injectable({ providedIn: 'root' })
export class WayOn {
  private readonly invite = inject(PendingInvite);

  /** `wanted` is what the address says. */
  url(wanted: string | null): string {
    const code = this.invite.read();
    return code === null ? nextUrl(wanted) : `/invite/${encodeURIComponent(code)}`;
  }
}
