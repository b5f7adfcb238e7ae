import { type EnvironmentProviders, makeEnvironmentProviders } from '@angular/core';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { clearOnSignOut } from './clear-on-sign-out';
import { connectionFeature } from './connection/connection.feature';
import { draftsFeature } from './drafts/drafts.feature';
import { membersFeature } from './members/members.feature';
import { messagesFeature } from './messages/messages.feature';
import { pinsFeature } from './messages/pins.feature';
import { noteNewsSince, startNotifier } from './notifications/notifications.effects';
import { outboxFeature } from './outbox/outbox.feature';
import { uploadsFeature } from './outbox/uploads.feature';
import { provideParley } from './parley/parley';
import { peopleFeature } from './people/people.feature';
import { tryPicturesAgain } from './people/pictures.effects';
import { followIdleness, sendChoice, watchPresence } from './presence/presence.effects';
import { presenceFeature } from './presence/presence.feature';
import { leaveRemovedRoom, tellWhyRoomIsGone } from './rooms/rooms.effects';
import { roomsFeature } from './rooms/rooms.feature';
import { askForSettings, keepSettings } from './server/server.effects';
import { serverFeature } from './server/server.feature';
import { leaveWhenSignedOut, tellWhySessionEnded } from './session/session.effects';
import { sessionFeature } from './session/session.feature';
import { followAccountTheme } from './theme/theme.effects';
import { titleFeature } from './title/title.feature';
import { showTitle } from './title/title.effects';
import { typingFeature } from './typing/typing.feature';
import { offerNewVersion } from './updates/updates.effects';

/** The store, whole from the start: a slice that came later would have missed what the client told before. */
export function provideCore(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideStore({}, { metaReducers: [clearOnSignOut] }),
    provideState(sessionFeature),
    provideState(connectionFeature),
    provideState(roomsFeature),
    provideState(peopleFeature),
    provideState(membersFeature),
    provideState(presenceFeature),
    provideState(typingFeature),
    provideState(outboxFeature),
    provideState(draftsFeature),
    provideState(uploadsFeature),
    provideState(messagesFeature),
    provideState(pinsFeature),
    provideState(serverFeature),
    provideState(titleFeature),
    provideEffects({
      askForSettings,
      keepSettings,
      tellWhySessionEnded,
      leaveWhenSignedOut,
      leaveRemovedRoom,
      tellWhyRoomIsGone,
      watchPresence,
      sendChoice,
      followIdleness,
      tryPicturesAgain,
      followAccountTheme,
      showTitle,
      noteNewsSince,
      startNotifier,
      offerNewVersion,
    }),
    provideParley(),
  ]);
}
