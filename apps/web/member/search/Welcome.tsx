import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { ArchPicture } from '../../parts/ArchPicture.js';
import { VENUE_KINDS } from '../../parts/kinds.js';
import { NextBooking } from './NextBooking.js';
import classes from './Welcome.module.css';

/** Below the search box before the first search: the next booking, and the kinds of venues as pictures. */
export function Welcome() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  return (
    <div className={classes['welcome']}>
      {me && <NextBooking />}
      <h2 className={classes['heading']}>{t('welcome.kinds')}</h2>
      <ul className={classes['kinds']}>
        {VENUE_KINDS.map((kind) => (
          <li key={kind}>
            <Link to={`/${slug}/places?kinds=${kind}`} className={classes['kind']}>
              <ArchPicture kind={kind} seed={kind} size="large" />
              <span>{t(`venueKinds.${kind}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
