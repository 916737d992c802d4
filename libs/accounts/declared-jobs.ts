import { z } from 'zod';
import { job } from '#libs/platform';

/** Both jobs are handled in libs/messages. Only the handler turns the token into a link. */
export const sendSignInLink = job('people.sendSignInLink', z.object({ signInTokenId: z.uuid() }));
export const sendSecurityNotice = job('people.sendSecurityNotice', z.object({ auditEntryId: z.uuid() }));
