import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { Notice } from '../../parts/Notice.js';
import type { Accepted } from './documents.js';

/** The person is in the team now; the next step is the workspace. */
export function AcceptedNotice({ accepted: { venue, role } }: { accepted: Accepted }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  return (
    <Notice
      title={t('venueInvitation.acceptedTitle', { venue: venue.name })}
      text={t(`venueInvitation.allows.${role}`)}
      action={
        <Button component={Link} to={`/${slug}/venues/${venue.slug}/manage`}>
          {t('venueInvitation.open')}
        </Button>
      }
    />
  );
}
