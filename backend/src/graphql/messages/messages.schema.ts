export const MESSAGES = /* GraphQL */ `
  enum MessageKind {
    user
    system
  }

  type Reaction {
    emoji: String!
    "In the order in which they reacted."
    userIds: [Id!]!
    users: [User]!
  }

  type Pin {
    by: Id!
    user: User
    at: Timestamp!
  }

  type Attachment {
    id: Id!
    name: String!
    mime: String!
    "Bytes."
    size: Int!
    width: Int
    height: Int
    url: String!
    thumbnailUrl: String
  }

  "What a message of kind system tells; userId is whom it happened to."
  type SystemNotice {
    type: String!
    userId: Id!
    user: User
    by: Id
    until: Timestamp
    name: String
    topic: String
    role: MemberRole
  }

  "A message as it is now. A deleted one stays as a tombstone without body, reactions and attachments."
  type Message {
    id: Id!
    roomId: Id!
    "Its place in the room: 1, 2, 3 … without holes."
    seq: Int!
    "The room's version when the message last changed."
    version: Int!
    kind: MessageKind!
    authorId: Id!
    author: User
    "Markdown."
    body: String
    createdAt: Timestamp!
    editedAt: Timestamp
    deletedAt: Timestamp
    replyTo: Id
    mentions: [Id!]!
    mentionsAll: Boolean!
    reactions: [Reaction!]!
    attachments: [Attachment!]!
    pinned: Pin
    system: SystemNotice
  }

  type MessageEdge {
    "Of this message: for after and before."
    cursor: String!
    node: Message!
  }

  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }

  type MessageConnection {
    edges: [MessageEdge!]!
    pageInfo: PageInfo!
  }

  type MessagePage {
    items: [Message!]!
    nextCursor: String
  }

  "Messages that changed, ascending by version."
  type Changes {
    items: [Message!]!
    "The room's version, not the last item's."
    version: Int!
    "The gap is too large: drop what you have and load the newest messages."
    reset: Boolean!
  }

  type Receipts {
    deliveredTo: [Id!]!
    readBy: [Id!]!
    readByAll: Boolean!
  }

  extend type Query {
    """
    The history of a room, always ascending: first so many after a cursor (or from the beginning), or last so many
    before one (or up to the newest), or so many around the message at a place. None: the last 50.
    """
    messages(
      roomId: Id!
      first: Int
      after: String
      last: Int
      before: String
      around: Int
    ): MessageConnection!
    message(roomId: Id!, id: Id!): Message!
    "What changed since a version."
    changes(roomId: Id!, since: Int!, limit: Int! = 50): Changes!
    "What is pinned in a room, the newest pin first."
    pins(roomId: Id!, cursor: String, limit: Int! = 50): MessagePage!
    "Who has a message and who has read it, of the present members, without its author."
    receipts(roomId: Id!, id: Id!): Receipts!
  }

  extend type Mutation {
    """
    The client makes the message's id: sent again, in whatever time, it is the same message. When this answers, the
    message is stored.
    """
    sendMessage(id: Id!, roomId: Id!, body: String!, replyTo: Id, attachmentIds: [Id!]): Message!
    editMessage(id: Id!, roomId: Id!, body: String!): Message!
    deleteMessage(id: Id!, roomId: Id!): Message!
    reactToMessage(id: Id!, roomId: Id!, emoji: String!, on: Boolean!): Message!
    pinMessage(id: Id!, roomId: Id!, on: Boolean!): Message!
  }
`;
