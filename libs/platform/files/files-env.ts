import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Settings of the store of files: a folder, or a bucket that speaks S3. */
export const filesSettings = {
  FILES_DIR: z.string().min(1).optional().meta({
    description:
      'Folder of the photos and documents that people send; api and worker need the same one. By default `files` in DATA_DIR; required in production unless S3_BUCKET is set.',
  }),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { message: 'must be the name of a bucket' })
    .optional()
    .meta({
      description: 'Keeps photos and documents in this bucket of a service that speaks S3 instead of a folder.',
    }),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: 'Address of the S3 service; the name of the bucket is added to its path.' }),
  S3_REGION: z.string().min(1).default('us-east-1').meta({ description: 'Region of the bucket.' }),
  S3_ACCESS_KEY_ID: z.string().optional().meta({ description: 'Access key of the S3 service.', secret: true }),
  S3_SECRET_ACCESS_KEY: z.string().optional().meta({ description: 'Secret of that access key.', secret: true }),
};

interface FilesEnv {
  NODE_ENV: string;
  FILES_DIR?: string;
  S3_BUCKET?: string;
  S3_ENDPOINT?: string;
  S3_ACCESS_KEY_ID?: string;
  S3_SECRET_ACCESS_KEY?: string;
}

/** Faults in the combination of these settings. */
export function filesFaults(env: FilesEnv): { name: string; message: string }[] {
  const { S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env;
  const together = Object.entries({ S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY });
  const missing = together.filter(([, value]) => !value);
  if (missing.length > 0 && missing.length < together.length)
    return missing.map(([name]) => ({ name, message: 'is required together with the other S3 settings' }));
  if (env.NODE_ENV === 'production' && !env.FILES_DIR && !S3_BUCKET)
    return [{ name: 'FILES_DIR', message: 'is required in production, or S3_BUCKET' }];
  return [];
}

/** The folder of files when none is set. */
export const defaultFilesFolder = (dataFolder: string | undefined): string => join(resolve(dataFolder || '.data'), 'files'); // prettier-ignore
