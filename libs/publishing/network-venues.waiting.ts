import { staleAt } from '#libs/directory';
import { networkWaitingSource } from '#libs/messages';
import { venuesWaiting } from './network-venues.queries.js';

networkWaitingSource('publishing.venues', async (tx, { now, locale }) => {
  const { claims, oldestClaim, stale, oldestConfirmation } = await venuesWaiting(tx, now);
  const french = locale === 'fr';
  const waiting = [];
  if (claims > 0)
    waiting.push({
      kind: 'venues.claimed',
      count: claims,
      text: french
        ? `${claims} ${claims > 1 ? 'demandes' : 'demande'} pour gérer un lieu ${claims > 1 ? 'attendent' : 'attend'} votre décision.`
        : `${claims} ${claims > 1 ? 'requests' : 'request'} to manage a venue ${claims > 1 ? 'wait' : 'waits'} for your decision.`,
      path: '/admin/venues/claims',
      at: oldestClaim,
    });
  if (stale > 0)
    waiting.push({
      kind: 'venues.stale',
      count: stale,
      text: french
        ? `${stale} ${stale > 1 ? 'lieux publiés n’ont pas été confirmés' : 'lieu publié n’a pas été confirmé'} depuis six mois.`
        : `${stale} published ${stale > 1 ? 'venues have' : 'venue has'} not been confirmed for six months.`,
      path: '/admin/venues?state=STALE',
      at: oldestConfirmation && staleAt(oldestConfirmation),
    });
  return waiting;
});
