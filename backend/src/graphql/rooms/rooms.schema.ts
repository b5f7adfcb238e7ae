export const ROOMS = /* GraphQL */ `
  enum RoomKind {
    public
    private
    direct
  }

  enum MemberRole {
    owner
    moderator
    member
  }

  enum Blocked {
    byMe
    byThem
  }

  "A room. What only its members see is null for others."
  type Room {
    id: Id!
    kind: RoomKind!
    "Null in direct rooms."
    name: String
    topic: String
    createdBy: Id!
    creator: User
    createdAt: Timestamp!
    memberCount: Int!
    "The oldest message that is kept."
    firstSeq: Int!
    "The newest message; 0 in a room without one."
    lastSeq: Int!
    "The highest version of a message in it."
    version: Int!
    "The caller's place; null for who is not in the room."
    me: Membership
    unread: Int
    mentions: Int
    lastMessage: Message
    "The other person of a direct room."
    peer: User
    "Who of the two takes no messages of the other, in a direct room."
    blocked: Blocked
    "For members of the room."
    members(cursor: String, limit: Int! = 50): MemberPage
  }

  type Membership {
    role: MemberRole!
    readSeq: Int!
    deliveredSeq: Int!
    mutedUntil: Timestamp
    notify: NotifyLevel!
    notifyChosen: Boolean!
    joinedAt: Timestamp!
  }

  type Member {
    user: User!
    role: MemberRole!
    joinedAt: Timestamp!
    mutedUntil: Timestamp
    readSeq: Int!
    deliveredSeq: Int!
  }

  type RoomPage {
    items: [Room!]!
    nextCursor: String
  }

  type MemberPage {
    items: [Member!]!
    nextCursor: String
  }

  type ReadMarks {
    readSeq: Int!
    deliveredSeq: Int!
  }

  extend type Query {
    "The caller's rooms, latest activity first."
    rooms(cursor: String, limit: Int! = 50): RoomPage!
    room(id: Id!): Room!
    "The public room of this name, or the caller's private one."
    roomByName(name: String!): Room!
    "Public rooms, by name."
    discover(query: String! = "", cursor: String, limit: Int! = 50): RoomPage!
    "In the order in which they came."
    members(roomId: Id!, cursor: String, limit: Int! = 50): MemberPage!
  }

  extend type Mutation {
    createRoom(name: String!, kind: RoomKind!, topic: String): Room!
    "The same room however often, and whoever of the two asks."
    openDirectRoom(userId: Id!): Room!
    "Only what is named changes. A topic of null takes it away."
    editRoom(id: Id!, name: String, topic: String): Room!
    deleteRoom(id: Id!): Boolean!
    "Of public rooms. Joining twice is no error."
    joinRoom(id: Id!): Room!
    leaveRoom(id: Id!): Boolean!
    addMember(roomId: Id!, userId: Id!): Member!
    removeMember(roomId: Id!, userId: Id!): Boolean!
    setMemberRole(roomId: Id!, userId: Id!, role: MemberRole!): Member!
    "Only ever forward, and never past the newest message."
    markRead(roomId: Id!, seq: Int!): ReadMarks!
    markDelivered(roomId: Id!, seq: Int!): ReadMarks!
    "From this message on the room counts as unread."
    markUnread(roomId: Id!, seq: Int!): ReadMarks!
  }
`;
