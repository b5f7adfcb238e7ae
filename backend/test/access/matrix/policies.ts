import { forAccounts, forEverybody, inRooms } from './grid.js';

/**
 * Who may do what, as `docs/protocol.md` 1 and 8 have it. Each table is one policy; `rest.ts` and `events.ts` say which
 * call and which event follows which.
 *
 * What all share: of a public room everybody signed in learns that it is there, but not who says what in it. A private
 * or direct room that one is not in answers as one that does not exist, to administrators of the server too.
 */

export const EVERYBODY = forEverybody('ok');
export const SIGNED_IN = forAccounts({ guest: 'ok', user: 'ok', administrator: 'ok' });
export const ADMINISTRATORS = forAccounts({ guest: 'FORBIDDEN', user: 'FORBIDDEN', administrator: 'ok' });
/** What is not the caller's is not there. */
export const NOT_THERE = forAccounts({
  guest: 'NOT_FOUND',
  user: 'NOT_FOUND',
  administrator: 'NOT_FOUND',
});
export const FORBIDDEN_TO_ALL = forAccounts({
  guest: 'FORBIDDEN',
  user: 'FORBIDDEN',
  administrator: 'FORBIDDEN',
});

/** The Room and its number of members. */
export const SEE = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   ok         ok            ok         ok         BANNED     ok            ok         ok         ok
  private  ok         NOT_FOUND     ok         ok         NOT_FOUND  NOT_FOUND     ok         ok         NOT_FOUND
           guest      stranger      member     blocker    blocked    administrator
  direct   ok         NOT_FOUND     ok         ok         ok         NOT_FOUND
`);

/** Coming in by oneself; who is in already just gets the room. */
export const JOIN = SEE;

/** Coming in by an invite. There are none into direct rooms. */
export const ACCEPT = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   ok         ok            ok         ok         BANNED     ok            ok         ok         ok
  private  ok         ok            ok         ok         NOT_FOUND  ok            ok         ok         ok
`);

/** Messages, members, receipts, presence, one's own marks, taking back what one has said. */
export const READ = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   ok         NOT_A_MEMBER  ok         ok         BANNED     NOT_A_MEMBER  ok         ok         NOT_A_MEMBER
  private  ok         NOT_FOUND     ok         ok         NOT_FOUND  NOT_FOUND     ok         ok         NOT_FOUND
           guest      stranger      member     blocker    blocked    administrator
  direct   ok         NOT_FOUND     ok         ok         ok         NOT_FOUND
`);

/** Files of messages: whoever is not in the room does not learn that there is one, of a public room neither. */
export const FILE = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   ok         NOT_FOUND     ok         ok         NOT_FOUND  NOT_FOUND     ok         ok         NOT_FOUND
  private  ok         NOT_FOUND     ok         ok         NOT_FOUND  NOT_FOUND     ok         ok         NOT_FOUND
           guest      stranger      member     blocker    blocked    administrator
  direct   ok         NOT_FOUND     ok         ok         ok         NOT_FOUND
`);

/** Sending, reacting, typing, editing what one has said. */
export const WRITE = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   ok         NOT_A_MEMBER  ok         MUTED      BANNED     NOT_A_MEMBER  ok         ok         NOT_A_MEMBER
  private  ok         NOT_FOUND     ok         MUTED      NOT_FOUND  NOT_FOUND     ok         ok         NOT_FOUND
           guest      stranger      member     blocker    blocked    administrator
  direct   ok         NOT_FOUND     ok         FORBIDDEN  FORBIDDEN  NOT_FOUND
`);

/** Editing what somebody else has said: nobody, whatever their power. */
export const WRITE_FOR_OTHERS = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   FORBIDDEN  NOT_A_MEMBER  FORBIDDEN  MUTED      BANNED     NOT_A_MEMBER  FORBIDDEN  FORBIDDEN  NOT_A_MEMBER
  private  FORBIDDEN  NOT_FOUND     FORBIDDEN  MUTED      NOT_FOUND  NOT_FOUND     FORBIDDEN  FORBIDDEN  NOT_FOUND
           guest      stranger      member     blocker    blocked    administrator
  direct   FORBIDDEN  NOT_FOUND     FORBIDDEN  FORBIDDEN  FORBIDDEN  NOT_FOUND
`);

/** Bringing somebody in. */
export const ADD = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   ok         NOT_A_MEMBER  ok         ok         BANNED     NOT_A_MEMBER  ok         ok         NOT_A_MEMBER
  private  ok         NOT_FOUND     ok         ok         NOT_FOUND  NOT_FOUND     ok         ok         NOT_FOUND
           guest      stranger      member     blocker    blocked    administrator
  direct   FORBIDDEN  NOT_FOUND     FORBIDDEN  FORBIDDEN  FORBIDDEN  NOT_FOUND
`);

/** Going out. */
export const LEAVE = ADD;

/** Name, topic, bans, invites; muting and kicking members; deleting what others said. */
export const MODERATE = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   FORBIDDEN  NOT_A_MEMBER  FORBIDDEN  FORBIDDEN  BANNED     NOT_A_MEMBER  ok         ok         NOT_A_MEMBER
  private  FORBIDDEN  NOT_FOUND     FORBIDDEN  FORBIDDEN  NOT_FOUND  NOT_FOUND     ok         ok         NOT_FOUND
           guest      stranger      member     blocker    blocked    administrator
  direct   FORBIDDEN  NOT_FOUND     FORBIDDEN  FORBIDDEN  FORBIDDEN  NOT_FOUND
`);

/** As moderating, but in a direct room either pins. */
export const PIN = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   FORBIDDEN  NOT_A_MEMBER  FORBIDDEN  FORBIDDEN  BANNED     NOT_A_MEMBER  ok         ok         NOT_A_MEMBER
  private  FORBIDDEN  NOT_FOUND     FORBIDDEN  FORBIDDEN  NOT_FOUND  NOT_FOUND     ok         ok         NOT_FOUND
           guest      stranger      member     blocker    blocked    administrator
  direct   ok         NOT_FOUND     ok         FORBIDDEN  FORBIDDEN  NOT_FOUND
`);

/** Roles, the end of the room, and what moderators do done to a moderator. */
export const OWN = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   FORBIDDEN  NOT_A_MEMBER  FORBIDDEN  FORBIDDEN  BANNED     NOT_A_MEMBER  FORBIDDEN  ok         NOT_A_MEMBER
  private  FORBIDDEN  NOT_FOUND     FORBIDDEN  FORBIDDEN  NOT_FOUND  NOT_FOUND     FORBIDDEN  ok         NOT_FOUND
           guest      stranger      member     blocker    blocked    administrator
  direct   FORBIDDEN  NOT_FOUND     FORBIDDEN  FORBIDDEN  FORBIDDEN  NOT_FOUND
`);

/** The end of the room by who runs the server, for whom a direct room is not there. */
export const REMOVE = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   FORBIDDEN  FORBIDDEN     FORBIDDEN  FORBIDDEN  FORBIDDEN  FORBIDDEN     FORBIDDEN  FORBIDDEN  ok
  private  FORBIDDEN  FORBIDDEN     FORBIDDEN  FORBIDDEN  FORBIDDEN  FORBIDDEN     FORBIDDEN  FORBIDDEN  ok
           guest      stranger      member     blocker    blocked    administrator
  direct   FORBIDDEN  FORBIDDEN     FORBIDDEN  FORBIDDEN  FORBIDDEN  NOT_FOUND
`);

/** What nobody may do in a room: upwards, or to oneself. */
export const NOBODY = inRooms(`
           guest      stranger      member     muted      banned     former        moderator  owner      administrator
  public   FORBIDDEN  NOT_A_MEMBER  FORBIDDEN  FORBIDDEN  BANNED     NOT_A_MEMBER  FORBIDDEN  FORBIDDEN  NOT_A_MEMBER
  private  FORBIDDEN  NOT_FOUND     FORBIDDEN  FORBIDDEN  NOT_FOUND  NOT_FOUND     FORBIDDEN  FORBIDDEN  NOT_FOUND
           guest      stranger      member     blocker    blocked    administrator
  direct   FORBIDDEN  NOT_FOUND     FORBIDDEN  FORBIDDEN  FORBIDDEN  NOT_FOUND
`);
