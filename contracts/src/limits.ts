/** Sizes that both ends hold to. Those that an operator can change are defaults here; the server has the last word. */
export const LIMITS = {
  /** Code points, not trimmed. Operators may change it. */
  messageMaxLength: 4000,
  /** Code points of what is kept of a text that was not sent; of a longer one only the device knows. */
  draftMaxLength: 8000,
  /** Drafts that are kept of one person, in as many rooms. */
  draftsMax: 100,
  displayNameMaxLength: 50,
  usernameMinLength: 3,
  usernameMaxLength: 32,
  roomNameMaxLength: 80,
  topicMaxLength: 250,
  bioMaxLength: 500,
  banReasonMaxLength: 250,
  inviteMaxUses: 10_000,
  inviteCodeMaxLength: 100,
  botTokenNameMaxLength: 80,
  /** Access tokens of one bot that go on. */
  tokensPerBot: 20,
  /** Of each kind. */
  hooksPerRoom: 20,
  idempotencyKeyMaxLength: 255,
  hookUrlMaxLength: 2000,
  /** A hundred years. */
  retentionMaxDays: 36_500,
  emailMaxLength: 254,
  passwordMinLength: 8,
  passwordMaxLength: 128,
  attachmentsPerMessage: 10,
  /** Bytes. Operators may change it. */
  attachmentMaxBytes: 26_214_400,
  /** Code points. Longer ones are cut, but for their end. */
  fileNameMaxLength: 150,
  /** Bytes of the picture of somebody, as it is sent. */
  avatarMaxBytes: 5_242_880,
  /** Code points of a link that is looked at. */
  linkMaxLength: 2000,
  /** Code points. */
  searchMaxLength: 500,
  pageDefault: 50,
  pageMax: 100,
  /** Versions. A client further behind than this starts afresh. */
  changesMaxGap: 500,
  /** Profiles that one `sync` tells of. Who has missed more asks anew for those that are shown. */
  profilesMaxGap: 200,
  presenceWatchMax: 200,
  /** Distinct emoji on one message. */
  reactionsPerMessage: 30,
  /** UTF-16 code units; room for skin tones and joined sequences. */
  emojiMaxLength: 64,
  /** Up to this many members a room hears of each receipt; above, only of `readByAllSeq`. */
  receiptsRoomMax: 100,
  /** Up to this many members a message that calls everybody lists them in `mentions`; above, only `mentionsAll` says so. */
  mentionsListMax: 100,
  /** Rooms that one `sync` may name. */
  syncMaxRooms: 1000,
  /** Bytes of one socket packet; above, the socket is closed. */
  packetMaxBytes: 1_000_000,
} as const;

export const USERNAME_PATTERN = /^[a-z0-9._-]{3,32}$/;

/** `mutedUntil` of somebody muted for good. */
export const FOREVER = '9999-12-31T23:59:59.999Z';
