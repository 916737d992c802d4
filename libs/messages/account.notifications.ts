import { z } from 'zod';
import { NOTICES } from '#libs/accounts';
import { notificationKind } from './notifications/notification-kinds.js';
import { securityEvents } from './security.mail.js';

/** The link that signs in. There may be no account yet, so the bell cannot show it. */
export const signInLink = notificationKind('account.signInLink', {
  topic: 'SECURITY',
  mail: 'ALWAYS',
  bell: false,
  quietHours: 'IGNORE',
  data: z.object({}),
  text: () => ({ title: '', path: '/sign-in' }),
});

export const securityNotice = notificationKind('account.securityNotice', {
  topic: 'SECURITY',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'IGNORE',
  data: z.object({ action: z.enum(NOTICES) }),
  text: ({ action }, locale) => ({ title: securityEvents[locale][action], path: '/account' }),
});
