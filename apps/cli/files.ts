import { join } from 'node:path';
import { type FileStore, fileStoreFor, readEnv } from '#libs/platform';
import { dataFolder } from './folders.js';

/** The folder of files of this installation, as `up` gives it to api and worker. */
export const filesFolder = (): string => process.env.FILES_DIR || join(dataFolder, 'files');

/** The store of files that the server of this environment uses. */
export const filesOfInstallation = (databaseUrl: string): FileStore =>
  fileStoreFor(readEnv({ ...process.env, DATABASE_URL: databaseUrl, FILES_DIR: filesFolder() }));
