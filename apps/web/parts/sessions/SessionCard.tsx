import { IconCertificate, IconMapPin, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { hoursText, spanText } from '../../rules/when.js';
import { DayLeaf } from '../booking/DayLeaf.js';
import { Fact } from '../Fact.js';
import type { SessionToCome } from './documents.js';
import { MyPlace } from './MyPlace.js';
import classes from './Sessions.module.css';

interface Props {
  session: SessionToCome;
  /** False on the page of the place itself. */
  withVenue: boolean;
  /** The page says the title already. */
  alone?: boolean;
}

/** A session: day, what it is about, how many places are left, and what the member can do. */
export function SessionCard({ session, withVenue, alone = false }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const { id, title, kind, description, start, end, zone, placesLeft, waiting, training, space, venue, host } = session;
  return (
    <article className={classes['card']} aria-label={`${title}, ${spanText(start, end, zone, language)}`}>
      <DayLeaf instant={start} zone={zone} />
      <div className={classes['body']}>
        {!alone && (
          <h3 className={classes['title']}>
            <Link to={`/${slug}/sessions/${id}`}>{title}</Link>
          </h3>
        )}
        <p className={classes['when']}>{hoursText(start, end, zone, language)}</p>
        <p className={classes['muted']}>
          {t(`sessionPlaces.kind.${kind}`)}
          {host && `, ${t('sessionPlaces.ledBy', { name: host.name })}`}
        </p>
        {description && <p className={classes['description']}>{description}</p>}
        <div className={classes['facts']}>
          {withVenue && (
            <Fact Icon={IconMapPin}>
              <Link className={classes['link']!} to={`/${slug}/venues/${venue.slug}`}>
                {venue.name}
              </Link>
              {space && `, ${space.name}`}
            </Fact>
          )}
          {!withVenue && space && <Fact Icon={IconMapPin}>{space.name}</Fact>}
          <Fact Icon={IconUsers}>
            {placesLeft > 0 ? t('sessionPlaces.left', { count: placesLeft }) : t('sessionPlaces.full')}
            {waiting > 0 && `, ${t('sessionPlaces.inLine', { count: waiting })}`}
          </Fact>
          {training && (
            <Fact Icon={IconCertificate}>{t('sessionPlaces.certificate', { training: training.title })}</Fact>
          )}
        </div>
        <MyPlace session={session} />
      </div>
    </article>
  );
}
