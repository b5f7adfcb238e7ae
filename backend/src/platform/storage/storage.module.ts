import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Config } from '../../config/index.js';
import { DiskStore } from './disk-store.js';
import { FileRemovals } from './file-removals.repository.js';
import { FileStore } from './file-store.js';
import { FileSweeper } from './file-sweeper.js';
import { Files } from './files.js';
import { S3Store } from './s3-store.js';

const storeOf = ({ s3, dataDir }: Config): FileStore =>
  s3 ? new S3Store(s3) : new DiskStore(join(dataDir, 'files'));

@Global()
@Module({
  providers: [
    { provide: FileStore, useFactory: storeOf, inject: [Config] },
    FileRemovals,
    Files,
    FileSweeper,
  ],
  exports: [Files],
})
export class StorageModule {}
