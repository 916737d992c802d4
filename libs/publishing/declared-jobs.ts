import { z } from 'zod';
import { job } from '#libs/platform';

export const announceClaim = job('publishing.announceClaim', z.object({ claimId: z.uuid() }));
export const announceDecision = job('publishing.announceDecision', z.object({ claimId: z.uuid() }));
export const mailInvitation = job('publishing.mailInvitation', z.object({ invitationId: z.uuid() }));
/** `due` is when the last confirmation grew old, in ISO 8601. */
export const askIfRight = job('publishing.askIfRight', z.object({ venueId: z.uuid(), due: z.string() }));
