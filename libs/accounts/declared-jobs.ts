import { z } from 'zod';
import { job } from '#libs/platform';

/** Handled by messages, which is above: only the handler turns the token into a link. */
export const sendSignInLink = job('people.sendSignInLink', z.object({ signInTokenId: z.uuid() }));
export const sendSecurityNotice = job('people.sendSecurityNotice', z.object({ auditEntryId: z.uuid() }));
