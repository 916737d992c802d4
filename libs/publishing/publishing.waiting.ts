import { waitingSource } from '#libs/messages';
import { staleAt, venueRow } from '#libs/directory';
import { claimsPage } from './claim.queries.js';
import { invitationsTo } from './invitation.queries.js';
import { claimWaiting, invitedToVenue, stillRight } from './publishing.notifications.js';
import { isVenueStale } from './managed-venue.js';

const MOST = 20;

waitingSource('venue.claims', async (tx, { member, locale }) => {
  if (!member?.roles.some(({ role }) => role === 'NETWORK_ADMIN')) return [];
  return (await claimsPage(tx, 'WAITING', null, MOST)).map((claim) => ({
    kind: claimWaiting.name,
    ...claimWaiting.text({ name: claim.venueName, slug: claim.venueSlug, member: claim.memberName }, locale),
    since: claim.madeAt,
    until: null,
  }));
});

waitingSource('venue.invitations', async (tx, { account, locale }, now) =>
  (await invitationsTo(tx, account.email, now)).map((invitation) => ({
    kind: invitedToVenue.name,
    title: invitedToVenue.text({ name: invitation.venueName, slug: invitation.venueSlug }, locale).title,
    path: '/invitation',
    since: invitation.invitedAt,
    until: invitation.expiresAt,
  })),
);

waitingSource('venue.stillRight', async (tx, { member, network, locale }, now) => {
  const managed = member?.roles.flatMap(({ role, venueId }) => (role === 'VENUE_MANAGER' && venueId ? [venueId] : []));
  const tasks = [];
  for (const id of managed?.slice(0, MOST) ?? []) {
    const venue = await venueRow(tx, network.id, id);
    if (!venue || venue.withdrawnAt || !isVenueStale(venue, now)) continue;
    tasks.push({
      kind: stillRight.name,
      ...stillRight.text(venue, locale),
      since: staleAt(venue.confirmedAt ?? venue.createdAt),
      until: null,
    });
  }
  return tasks;
});
