import { z } from 'zod';
import { setting } from '#libs/platform';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** No mail that can wait is sent between these local times, except about the same day. Digests are sent when they end. */
export const quietHours = setting('messages.quietHours', z.object({ quietFrom: time, quietUntil: time }), {
  quietFrom: '21:00',
  quietUntil: '08:00',
});
