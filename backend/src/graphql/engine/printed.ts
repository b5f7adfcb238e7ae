import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { ACCOUNT } from '../account/account.schema.js';
import { LIVE } from '../live/live.schema.js';
import { MESSAGES } from '../messages/messages.schema.js';
import { MODERATION } from '../moderation/moderation.schema.js';
import { PEOPLE } from '../people/people.schema.js';
import { ROOMS } from '../rooms/rooms.schema.js';
import { SEARCH } from '../search/search.schema.js';

/** The texts of all parts of the schema, in the order in which they are put together. */
export const TEXTS: readonly string[] = [PEOPLE, ACCOUNT, ROOMS, MESSAGES, SEARCH, MODERATION, LIVE];

/** The whole schema in the language of schemas, in an order that stays. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildSchema(TEXTS.join('\n'))))}\n`;
}
