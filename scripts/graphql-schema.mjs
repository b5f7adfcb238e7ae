/**
 * Writes contracts/schema.graphql: the GraphQL schema that a server of this state has, for readers and for generators of
 * clients. Needs the built server (`npm run build`); nothing of it is started.
 *
 *   npm run graphql-schema            write it
 *   npm run graphql-schema -- --check fail when it is not what the code says
 */
import { writeOrCheck } from './generated/write-or-check.mjs';

const { printedSchema } = await import(new URL('../backend/dist/graphql/engine/printed.js', import.meta.url));

writeOrCheck('contracts/schema.graphql', printedSchema(), 'npm run graphql-schema');
