import { z } from 'zod';
import { notificationKind } from '#libs/messages';

const venue = z.object({ name: z.string(), slug: z.string() });

/** To the administrators of the network. */
export const claimWaiting = notificationKind('venue.claimWaiting', {
  topic: 'NETWORK',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: venue.extend({ member: z.string() }),
  text: ({ name, member }, locale) => ({
    title: locale === 'fr' ? `${member} demande à gérer ${name}` : `${member} asks to manage ${name}`,
    path: '/admin/venues/claims',
  }),
});

export const claimApproved = notificationKind('venue.claimApproved', {
  topic: 'VENUES',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: venue,
  text: ({ name, slug }, locale) => ({
    title: locale === 'fr' ? `Vous gérez maintenant ${name}` : `You now manage ${name}`,
    path: `/venues/${slug}/manage`,
  }),
});

export const claimRefused = notificationKind('venue.claimRefused', {
  topic: 'VENUES',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: venue.extend({ reason: z.string() }),
  text: ({ name, slug, reason }, locale) => {
    const title = locale === 'fr' ? `Votre demande pour ${name} est refusée` : `Your request for ${name} was refused`;
    const colon = locale === 'fr' ? ' :' : ':';
    return { title: reason ? `${title}${colon} ${reason}` : title, path: `/venues/${slug}` };
  },
});

/** To a mail address that may have no account, so the bell cannot show it; it waits for the person once there is one. */
export const invitedToVenue = notificationKind('venue.invitation', {
  topic: 'VENUES',
  mail: 'ALWAYS',
  bell: false,
  quietHours: 'IGNORE',
  data: venue,
  text: ({ name }, locale) => ({
    title: locale === 'fr' ? `Rejoignez l’équipe de ${name}` : `Join the team of ${name}`,
    path: '/invitation',
  }),
});

/** To the managers of a venue that nobody confirmed for six months. */
export const stillRight = notificationKind('venue.stillRight', {
  topic: 'VENUES',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: venue,
  text: ({ name, slug }, locale) => ({
    title: locale === 'fr' ? `La page de ${name} est-elle à jour ?` : `Is the page of ${name} still right?`,
    path: `/venues/${slug}/manage`,
  }),
});
