import { type Env } from '../env.js';
import { type FileStore } from './file-store.js';
import { FolderStore } from './folder-store.js';
import { S3Store } from './s3-store.js';

type StoreEnv = Pick<
  Env,
  'FILES_DIR' | 'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'
>;

/** The store that the environment names: a bucket if one is set, else a folder. */
export function fileStoreFor(env: StoreEnv): FileStore {
  if (!env.S3_BUCKET) return new FolderStore(env.FILES_DIR);
  return new S3Store({
    endpoint: env.S3_ENDPOINT!,
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID!,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY!,
  });
}
