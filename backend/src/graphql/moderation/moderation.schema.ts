export const MODERATION = /* GraphQL */ `
  type Ban {
    user: User!
    by: Id!
    reason: String
    createdAt: Timestamp!
  }

  type BanPage {
    items: [Ban!]!
    nextCursor: String
  }

  type Invite {
    id: Id!
    roomId: Id!
    createdBy: Id!
    createdAt: Timestamp!
    maxUses: Int
    uses: Int!
    expiresAt: Timestamp
    "Only in the answer that makes the invite."
    code: String
  }

  type InvitePage {
    items: [Invite!]!
    nextCursor: String
  }

  extend type Query {
    "For moderators and the owner, the latest first."
    bans(roomId: Id!, cursor: String, limit: Int! = 50): BanPage!
    "For moderators and the owner, the latest first, without their codes."
    invites(roomId: Id!, cursor: String, limit: Int! = 50): InvitePage!
  }

  extend type Mutation {
    "Until null is for good; it must be given."
    muteMember(roomId: Id!, userId: Id!, until: Timestamp): Member!
    unmuteMember(roomId: Id!, userId: Id!): Member!
    banUser(roomId: Id!, userId: Id!, reason: String): Ban!
    unbanUser(roomId: Id!, userId: Id!): Boolean!
    createInvite(roomId: Id!, maxUses: Int, expiresAt: Timestamp): Invite!
    revokeInvite(roomId: Id!, id: Id!): Boolean!
    acceptInvite(code: String!): Room!
  }
`;
