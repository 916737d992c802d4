import { z } from 'zod';
import { job } from '#libs/platform';

export const sendInvitation = job('administration.sendInvitation', z.object({ invitationId: z.uuid() }));
