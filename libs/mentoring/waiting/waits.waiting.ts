import { networkWaitingSource, waitingSource } from '#libs/messages';
import { countWaits, waitOffersOfMentor } from './waits.queries.js';

waitingSource('mentoring.waitOffers', async (tx, { member, locale }, now) =>
  member === null
    ? []
    : (await waitOffersOfMentor(tx, member.id, now)).map(({ founderName, offeredAt, answerBy }) => ({
        kind: 'mentoring.waitOffer',
        title: locale === 'fr' ? `${founderName} cherche un mentor` : `${founderName} looks for a mentor`,
        path: '/mentoring',
        since: offeredAt,
        until: answerBy,
      })),
);

networkWaitingSource('mentoring.waits', async (tx, { locale }) => {
  const { n: count, since: at } = await countWaits(tx);
  if (count === 0) return [];
  const text =
    locale === 'fr'
      ? count === 1
        ? '1 personne attend un mentor.'
        : `${count} personnes attendent un mentor.`
      : count === 1
        ? '1 person waits for a mentor.'
        : `${count} people wait for a mentor.`;
  return [{ kind: 'mentoring.waits', count, text, path: '/admin/mentors', at }];
});
