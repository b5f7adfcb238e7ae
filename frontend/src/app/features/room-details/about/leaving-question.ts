import type { MyRoom } from '@parley/contracts';
import type { ConfirmQuestion } from '../../../ui/dialog/confirm-dialog';

/** What has to be asked before somebody leaves; `null` where they can simply come back. */
export function leavingQuestion(room: MyRoom): ConfirmQuestion | null {
  const heading = `Leave ${room.name}?`;
  if (room.memberCount <= 1) {
    return {
      heading,
      text: 'You are the last one here: the room and everything in it will be deleted.',
      action: 'Leave room',
      danger: true,
    };
  }
  if (room.kind !== 'private') return null;
  return {
    heading,
    text: 'The room is private: to come back you have to be added by somebody who is in it.',
    action: 'Leave room',
    danger: true,
  };
}
