export const PEOPLE = /* GraphQL */ `
  "A UUIDv7, lower case."
  scalar Id

  "ISO 8601, UTC, milliseconds: 2026-01-31T12:00:00.000Z."
  scalar Timestamp

  "A person, as everybody signed in may see them."
  type User {
    id: Id!
    username: String!
    displayName: String!
    avatarUrl: String
    bio: String
    "Came in by a display name alone."
    guest: Boolean!
    "A program."
    bot: Boolean!
    createdAt: Timestamp!
  }

  enum UserRole {
    user
    admin
  }

  enum Theme {
    system
    light
    dark
  }

  enum NotifyLevel {
    all
    mentions
    none
  }

  "What a person set for themselves. What they did not set is null."
  type UserSettings {
    theme: Theme
    enterSends: Boolean
    notify: NotifyLevel
    sound: Boolean
  }

  input UserSettingsInput {
    theme: Theme
    enterSends: Boolean
    notify: NotifyLevel
    sound: Boolean
  }

  "The caller's own account."
  type Me {
    id: Id!
    username: String!
    displayName: String!
    avatarUrl: String
    bio: String
    guest: Boolean!
    bot: Boolean!
    createdAt: Timestamp!
    email: String
    role: UserRole!
    settings: UserSettings!
  }

  type UserPage {
    items: [User!]!
    nextCursor: String
  }

  enum PresenceStatus {
    online
    away
    dnd
    offline
  }

  enum PresenceChoice {
    online
    away
    dnd
    invisible
  }

  type Presence {
    userId: Id!
    user: User
    status: PresenceStatus!
    lastSeenAt: Timestamp
  }

  type PresencePage {
    items: [Presence!]!
    nextCursor: String
  }

  type Query {
    me: Me!
    user(id: Id!): User!
    "People, by the beginning of username or display name."
    users(query: String! = "", cursor: String, limit: Int! = 50): UserPage!
    "Whose direct messages the caller does not take, the latest first."
    blocks(cursor: String, limit: Int! = 50): UserPage!
    "Of up to 200 people, in the order in which they are asked for."
    presence(userIds: [Id!]!): [Presence!]!
    online(cursor: String, limit: Int! = 50): PresencePage!
    roomPresence(roomId: Id!, cursor: String, limit: Int! = 50): PresencePage!
  }

  type Mutation {
    "Only what is named changes; of the settings, too."
    editMe(displayName: String, bio: String, settings: UserSettingsInput): Me!
    blockUser(userId: Id!): Boolean!
    unblockUser(userId: Id!): Boolean!
    "Over a WebSocket for as long as it lives; over HTTP one is there for the next minute."
    setPresence(status: PresenceChoice!): Boolean!
    "To be said again every few seconds while it is so."
    setTyping(roomId: Id!, on: Boolean!): Boolean!
  }
`;
