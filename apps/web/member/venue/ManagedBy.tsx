import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { ClaimVenue } from './ClaimVenue.js';
import type { Venue } from './documents.js';

/** The way to the workspace for the team of a venue, and the claim of a venue that nobody manages. */
export function ManagedBy({ venue }: { venue: Venue }) {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const isMine = me?.roles.some((grant) => grant.venue?.id === venue.id);
  if (isMine)
    return (
      <Button component={Link} to={`/${slug}/venues/${venue.slug}/manage`} variant="default" radius="xl">
        {t('venueClaim.manage')}
      </Button>
    );
  return venue.state === 'UNCLAIMED' ? <ClaimVenue venueId={venue.id} name={venue.name} /> : null;
}
