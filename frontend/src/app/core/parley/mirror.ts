import type { Action } from '@ngrx/store';
import type { ClientChange, ClientChangeOf, ClientChangeType } from '@parley/client';
import { ParleyActions } from './parley.actions';

type Translation = { [T in ClientChangeType]: (change: ClientChangeOf<T>) => Action };

/** A change that is missing here does not compile. */
const TRANSLATION: Translation = {
  'session:changed': ({ session }) => ParleyActions.sessionChanged({ session }),
  'session:ended': ({ reason }) => ParleyActions.sessionEnded({ reason }),
  'connection:changed': ({ connection }) => ParleyActions.connectionChanged({ connection }),
  'settings:changed': ({ settings }) => ParleyActions.settingsChanged({ settings }),
  'rooms:replaced': ({ rooms }) => ParleyActions.roomsReplaced({ rooms }),
  'room:upserted': ({ room }) => ParleyActions.roomUpserted({ room }),
  'room:removed': ({ roomId, reason }) => ParleyActions.roomRemoved({ roomId, reason }),
  'messages:upserted': ({ roomId, messages }) => ParleyActions.messagesUpserted({ roomId, messages }),
  'messages:dropped': ({ roomId, ids }) => ParleyActions.messagesDropped({ roomId, ids }),
  'timeline:reset': ({ roomId }) => ParleyActions.timelineReset({ roomId }),
  'timeline:changed': ({ roomId, window }) => ParleyActions.timelineChanged({ roomId, window }),
  'pins:replaced': ({ roomId, messages }) => ParleyActions.pinsReplaced({ roomId, messages }),
  'outbox:changed': ({ roomId, items }) => ParleyActions.outboxChanged({ roomId, items }),
  'draft:changed': ({ roomId, draft }) => ParleyActions.draftChanged({ roomId, draft }),
  'uploads:changed': ({ roomId, items }) => ParleyActions.uploadsChanged({ roomId, items }),
  'members:replaced': ({ roomId, members, complete }) =>
    ParleyActions.membersReplaced({ roomId, members, complete }),
  'member:upserted': ({ roomId, member }) => ParleyActions.memberUpserted({ roomId, member }),
  'member:removed': ({ roomId, userId, reason }) => ParleyActions.memberRemoved({ roomId, userId, reason }),
  'receipts:changed': ({ roomId, receipts }) => ParleyActions.receiptsChanged({ roomId, receipts }),
  'typing:changed': ({ roomId, userIds }) => ParleyActions.typingChanged({ roomId, userIds }),
  'presence:changed': ({ presence }) => ParleyActions.presenceChanged({ presence }),
  'people:upserted': ({ users }) => ParleyActions.peopleUpserted({ users }),
};

/** The store's word for something that the client told. */
export function actionFor<T extends ClientChangeType>(change: ClientChange & { type: T }): Action {
  return (TRANSLATION[change.type] as (change: ClientChange) => Action)(change);
}
