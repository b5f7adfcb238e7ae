export { Received, type ReceivedFile } from './received-file.js';
export { Receives } from './receiving.js';
export { Spool } from './spool.js';
export { UploadsModule } from './uploads.module.js';
