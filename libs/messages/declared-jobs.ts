import { z } from 'zod';
import { job } from '#libs/platform';

/** `time` is when the digest was due, in ISO 8601. */
export const sendDigest = job(
  'messages.sendDigest',
  z.object({ accountId: z.uuid(), digest: z.enum(['DAILY', 'WEEKLY']), time: z.string() }),
);
