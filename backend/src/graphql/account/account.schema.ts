export const ACCOUNT = /* GraphQL */ `
  "To be sent as 'Authorization: Bearer <accessToken>'."
  type Tokens {
    accessToken: String!
    "When the access token runs out."
    expiresAt: Timestamp!
    "Works once, by the mutation refresh. Guests have none."
    refreshToken: String
  }

  type SignedIn {
    user: Me!
    accessToken: String!
    expiresAt: Timestamp!
    refreshToken: String
  }

  "One of the caller's devices."
  type Session {
    id: Id!
    createdAt: Timestamp!
    lastUsedAt: Timestamp!
    userAgent: String
    ip: String
    "The one that asks."
    current: Boolean!
  }

  type SessionPage {
    items: [Session!]!
    nextCursor: String
  }

  type RenewedConnection {
    expiresAt: Timestamp!
  }

  extend type Query {
    "The devices one is signed in on, the last used first."
    sessions(cursor: String, limit: Int! = 50): SessionPage!
  }

  extend type Mutation {
    register(
      email: String!
      username: String!
      displayName: String
      password: String!
      invite: String
    ): SignedIn!
    "By e-mail address or username; with the code of the second factor where the account has one."
    login(login: String!, password: String!, code: String): SignedIn!
    "A name is all it takes. The token lives 24 hours."
    guest(displayName: String!): SignedIn!
    "A guest becomes a full user, keeping id, rooms and messages."
    upgradeGuest(email: String!, username: String!, password: String!, invite: String): SignedIn!
    "A token used twice ends its session, unless it is asked again with the same attempt."
    refresh(refreshToken: String!, attempt: Id): Tokens!
    "Ends this session: its connections on every instance, too."
    logout: Boolean!
    logoutAll: Boolean!
    "Signs out another of one's devices."
    endSession(id: Id!): Boolean!
    "Over a WebSocket: it lives on with this token of the same session."
    renewConnection(accessToken: String!): RenewedConnection!
  }
`;
