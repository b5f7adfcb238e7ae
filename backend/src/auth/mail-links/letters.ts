import { laidOut, type Mail } from '../../platform/mail/index.js';
import type { Addressee } from '../../users/index.js';

export function resetLetter({ email, displayName }: Addressee, url: string): Mail {
  return laidOut({
    to: email,
    subject: 'Choose a new password for Parley',
    greeting: `Hello ${displayName},`,
    opening: 'you can choose a new password with this link. It works once, and for an hour.',
    link: { label: 'Choose a new password', url },
    closing:
      'You will be signed out on all your devices. If you did not ask for this, there is nothing to do: your password ' +
      'stays as it is.',
  });
}

export function confirmationLetter({ email, displayName }: Addressee, url: string): Mail {
  return laidOut({
    to: email,
    subject: 'Confirm your e-mail address for Parley',
    greeting: `Hello ${displayName},`,
    opening: 'please confirm that this is your address. The link works for a week.',
    link: { label: 'Confirm my address', url },
    closing:
      'You can go on using Parley meanwhile. If you have no account there, somebody has typed your address by mistake, ' +
      'and you can forget this mail.',
  });
}
