export const SEARCH = /* GraphQL */ `
  enum SearchOrder {
    newest
    best
  }

  "A stretch of a text, from the first to behind the last of its UTF-16 code units."
  type TextRange {
    from: Int!
    to: Int!
  }

  type SearchEdge {
    node: Message!
    "Where in its body that stands which was looked for. Nowhere, where it was found by its author or by a file."
    highlights: [TextRange!]!
  }

  "What was found goes on after pageInfo's endCursor; it has no cursors in between."
  type SearchConnection {
    edges: [SearchEdge!]!
    pageInfo: PageInfo!
  }

  extend type Query {
    """
    Messages in the rooms that the caller is in. Words find what begins with them, regardless of case and accents; and
    "words in this order", from:alice, in:general, has:file, before:2026-11-21, after:2026-11-21. What was sent a moment ago
    is found a moment later.
    """
    search(
      query: String!
      roomId: Id
      authorId: Id
      order: SearchOrder! = newest
      first: Int! = 50
      after: String
    ): SearchConnection!
  }
`;
