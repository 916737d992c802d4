import { waitingSource } from '#libs/messages';
import { requestReceived } from './request.notifications.js';
import { requestsOfVenues } from './request.queries.js';

/** A request waits for the team of its venue until its deadline. */
waitingSource('booking.requests', async (tx, { member, locale }, now) => {
  const venueIds = (member?.roles ?? []).flatMap(({ role, venueId }) =>
    (role === 'VENUE_STAFF' || role === 'VENUE_MANAGER') && venueId ? [venueId] : [],
  );
  if (venueIds.length === 0) return [];
  return (await requestsOfVenues(tx, venueIds, now)).map(
    ({ code, spaceName, memberName, venueSlug, start, end, zone, answerBy, askedAt }) => ({
      kind: requestReceived.name,
      ...requestReceived.text(
        {
          code,
          what: spaceName,
          member: memberName,
          slug: venueSlug,
          start: start.toString(),
          end: end.toString(),
          zone,
          answerBy: answerBy.toString(),
        },
        locale,
      ),
      since: askedAt,
      until: answerBy,
    }),
  );
});
