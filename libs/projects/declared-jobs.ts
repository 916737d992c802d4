import { z } from 'zod';
import { job } from '#libs/platform';

export const announceProjectInvitation = job('projects.announceInvitation', z.object({ invitationId: z.uuid() }));
