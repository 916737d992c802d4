import { secondFactorText } from './notification.texts.js';
import { waitingSource } from './waiting.js';

waitingSource('account.secondFactor', async (_tx, { account, locale }) => {
  const { required, done } = account.secondFactor;
  if (!required || done) return [];
  return [
    { kind: 'account.secondFactor', title: secondFactorText[locale], path: '/account', since: null, until: null },
  ];
});
