import { readConfig } from './config/index.js';
import { startServer } from './server.js';

const server = await startServer(readConfig(process.env));
console.log(`Parley is at ${server.url}`);
