import { z } from 'zod';
import { job } from '#libs/platform';

/** `memberId` is the merged membership. */
export const tellMergedPeople = job('privacy.tellMergedPeople', z.object({ memberId: z.uuid() }));
