import { z } from 'zod';
import { job } from '#libs/platform';

export const mailGuardian = job('minors.mailGuardian', z.object({ guardianId: z.uuid() }));
