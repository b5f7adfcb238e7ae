import type { Id } from '@parley/contracts';
import type { TabChannel } from '../ports/tab-channel.js';
import type { AccessToken } from './access-token.js';

/** What the tabs of a browser tell each other about the session that they share. */
type TabMessage =
  | { kind: 'token'; token: AccessToken }
  | { kind: 'signed-in'; userId: Id }
  | { kind: 'signed-out'; userId: Id };

export class SessionTabs {
  constructor(private readonly channel: TabChannel) {}

  /** The tokens of one browser are one session's: a tab that renewed spares the others from renewing too. */
  shareToken(token: AccessToken): void {
    this.post({ kind: 'token', token });
  }

  tellSignedIn(userId: Id): void {
    this.post({ kind: 'signed-in', userId });
  }

  tellSignedOut(userId: Id): void {
    this.post({ kind: 'signed-out', userId });
  }

  onToken(listener: (token: AccessToken) => void): void {
    this.listen((message) => message.kind === 'token' && listener(message.token));
  }

  onSignedIn(listener: (userId: Id) => void): void {
    this.listen((message) => message.kind === 'signed-in' && listener(message.userId));
  }

  onSignedOut(listener: (userId: Id) => void): void {
    this.listen((message) => message.kind === 'signed-out' && listener(message.userId));
  }

  private post(message: TabMessage): void {
    this.channel.post(message);
  }

  private listen(listener: (message: TabMessage) => void): void {
    // Tabs of one origin run the same program; only one of another version could say what this one does not know.
    this.channel.listen((message) => listener(message as TabMessage));
  }
}
