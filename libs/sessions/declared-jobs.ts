import { z } from 'zod';
import { job } from '#libs/platform';

export const confirmPlace = job('sessions.confirmPlace', z.object({ placeId: z.uuid() }));
export const remindOfSession = job('sessions.remind', z.object({ placeId: z.uuid(), minutesBefore: z.int() }));
export const announceOffer = job('sessions.announceOffer', z.object({ offerId: z.uuid() }));
export const announceSessionCancelled = job(
  'sessions.announceCancelled',
  z.object({ sessionId: z.uuid(), memberId: z.uuid() }),
);
/** Ends an exclusive offer that nobody accepted in time, and offers what it held to the next in line. */
export const lapseOffer = job('sessions.lapseOffer', z.object({ offerId: z.uuid() }));
