import { z } from 'zod';
import { setting } from '#libs/platform';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** No mail that can wait is sent between these local times, except about the same day. Digests are sent when they end. */
export const quietHours = setting(
  'messages.quietHours',
  z.object({ quietFrom: time, quietUntil: time }),
  {
    quietFrom: '21:00',
    quietUntil: '08:00',
  },
  {
    title: { fr: 'Heures calmes', en: 'Quiet hours' },
    meaning: {
      fr: 'Aucun mail qui peut attendre ne part entre ces heures, sauf pour le jour même. Les récapitulatifs partent à la fin.',
      en: 'No mail that can wait is sent between these times, except about the same day. Digests are sent when they end.',
    },
    unit: 'LOCAL_TIME',
    parts: { quietFrom: { fr: 'De', en: 'From' }, quietUntil: { fr: 'Jusqu’à', en: 'Until' } },
  },
);
