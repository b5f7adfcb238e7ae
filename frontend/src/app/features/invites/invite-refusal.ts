import { failureCode, failureWords } from '../../core/parley/failures';

export interface InviteRefusal {
  heading: string;
  /** Why, and what to do. */
  text: string;
  /** It may work later. */
  again: boolean;
}

/** Why an invite did not lead in, in words. */
export function refusalOf(error: unknown): InviteRefusal {
  switch (failureCode(error)) {
    case 'GONE':
      return {
        heading: 'This invite is no longer good',
        text: 'It has expired, was used up, or was revoked. Ask whoever sent it for a new one.',
        again: false,
      };
    case 'NOT_FOUND':
    case 'VALIDATION':
      return {
        heading: 'There is no such invite',
        text: 'Perhaps a part of the link is missing. Open it once more from where you got it, or ask for a new one.',
        again: false,
      };
    case 'BANNED':
      return {
        heading: 'You can not come in here',
        text: 'You are banned from this room. Its moderators can lift the ban.',
        again: false,
      };
    default:
      return { heading: 'That did not work', text: failureWords(error), again: true };
  }
}
