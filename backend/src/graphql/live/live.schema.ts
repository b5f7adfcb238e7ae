export const LIVE = /* GraphQL */ `
  type MessageChange {
    "Up to which everything was told: the sinceVersion of whoever comes back."
    version: Int!
    "Too much changed since: drop what you have and load the newest messages. There is no message then."
    reset: Boolean!
    message: Message
  }

  "Somebody came, or stands otherwise to the room; or went, and then there is no member."
  type MemberChange {
    roomId: Id!
    userId: Id!
    member: Member
    removed: RemovalReason
  }

  enum RemovalReason {
    left
    kicked
    banned
    deleted
  }

  "In rooms of more than 100 members userId is null, but for one's own, and only readByAllSeq counts."
  type ReceiptChange {
    roomId: Id!
    userId: Id
    readSeq: Int!
    deliveredSeq: Int!
    readByAllSeq: Int!
  }

  type Typing {
    roomId: Id!
    userId: Id!
    user: User
    on: Boolean!
  }

  "One came to the caller's rooms or is otherwise, and this is it; or went, and then there is none."
  type RoomsChange {
    roomId: Id!
    room: Room
    removed: RemovalReason
  }

  type Subscription {
    """
    Every change of a room's timeline after a version, each once, in order and without a gap: first what has happened
    since, then what happens. The version of a room, and of each event, is where to go on.
    """
    messageChanged(roomId: Id!, sinceVersion: Int!): MessageChange!
    memberChanged(roomId: Id!): MemberChange!
    receiptChanged(roomId: Id!): ReceiptChange!
    "Of the others; to be forgotten after some seconds without being told again."
    typing(roomId: Id!): Typing!
    "How they are now, and then those that are otherwise. Up to 200 people over all of a connection."
    presenceChanged(userIds: [Id!]!): [Presence!]!
    "Of the caller's own. After a lost connection ask for rooms once more."
    roomsChanged: RoomsChange!
  }
`;
