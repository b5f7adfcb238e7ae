/** Who is there in a server that fills its empty database for trying it out (`DEMO_USERS`). */
export const EXAMPLE_USERNAMES = ['alice', 'bob', 'carol', 'dave'] as const;

export type ExampleUsername = (typeof EXAMPLE_USERNAMES)[number];

export const exampleEmail = (username: ExampleUsername): string => `${username}@example.com`;
