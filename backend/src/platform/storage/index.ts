export { DiskStore } from './disk-store.js';
export { newFileKey } from './file-key.js';
export { type ByteRange, FileStore } from './file-store.js';
export { Files } from './files.js';
export { S3Store } from './s3-store.js';
export { isFull, storeAway } from './store-away.js';
export { StorageModule } from './storage.module.js';
