import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dayText } from '../../rules/when.js';
import classes from '../Desk.module.css';
import { ArchiveVenue } from './ArchiveVenue.js';
import type { NetworkVenue } from './documents.js';

const COLOURS = { UNCLAIMED: 'gray', CLAIMED: 'gray', PUBLISHED: 'river', STALE: 'ochre', ARCHIVED: 'gray' } as const;

/** One venue: its state, when it was last confirmed, and what can be done about it. */
export function VenueItem({ venue, changed }: { venue: NetworkVenue; changed: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { id, name, city, organisation, kind, state, confirmedAt, archivedAt, mergedInto, spaces, team, claims } =
    venue;
  const day = (instant: string) => dayText(instant, network.zone, language);
  const title = state === 'ARCHIVED' ? name : <Link to={`/${slug}/venues/${venue.slug}`}>{name}</Link>;
  const confirmed = confirmedAt
    ? t('networkVenues.confirmed', { day: day(confirmedAt) })
    : t('networkVenues.neverConfirmed');
  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <strong>{title}</strong>{' '}
        <Badge variant="light" color={COLOURS[state]}>
          {t(`networkVenues.state.${state}`)}
        </Badge>
        <p className={classes['muted']}>{[t(`venueKind.${kind}`), city, organisation].filter(Boolean).join(' · ')}</p>
        <p className={classes['muted']}>
          {archivedAt ? t('networkVenues.archivedOn', { day: day(archivedAt) }) : confirmed}
          {mergedInto && `, ${t('networkVenues.mergedInto', { name: mergedInto })}`}
        </p>
      </div>
      <ul className={classes['value']}>
        <li>{t('networkVenues.spaces', { count: spaces })}</li>
        <li>{t('networkVenues.team', { count: team })}</li>
        {claims > 0 && (
          <li>
            <Link to="claims">{t('networkVenues.claims', { count: claims })}</Link>
          </li>
        )}
      </ul>
      {state !== 'ARCHIVED' && (
        <Button
          variant="default"
          radius="xl"
          size="xs"
          aria-expanded={isOpen}
          aria-controls={`acts-${id}`}
          aria-label={t('networkVenues.actOn', { name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('networkVenues.act')}
        </Button>
      )}
      {isOpen && state !== 'ARCHIVED' && (
        <div id={`acts-${id}`} className={classes['wide']}>
          <ArchiveVenue venue={venue} archived={changed} />
        </div>
      )}
    </li>
  );
}
