import { waitingSource } from '#libs/messages';
import { appointmentsOf } from './appointment.queries.js';

const MOST = 20;

/** What waits for a mentor's answer: the badge of the workspace counts it. */
waitingSource('mentoring.asks', async (tx, { member, locale }, now) => {
  if (member === null) return [];
  const { rows } = await appointmentsOf(tx, 'MENTOR', 'UPCOMING', member.id, now, null, MOST, 'PENDING');
  return rows.flatMap(({ code, founderName, asks }) => {
    const ask = asks.at(-1)!;
    const answerBy = Temporal.Instant.from(ask.answerBy);
    if (Temporal.Instant.compare(answerBy, now) <= 0) return [];
    return [
      {
        kind: 'mentoring.ask',
        title: locale === 'fr' ? `${founderName} demande votre aide` : `${founderName} asks for your help`,
        path: `/mentoring?code=${code}`,
        since: Temporal.Instant.from(ask.askedAt),
        until: answerBy,
      },
    ];
  });
});
