import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../app/session.js';
import { useLanguage } from '../i18n/useLanguage.js';
import { minutesText, momentText, moneyText } from '../rules/when.js';
import type { Pass } from './documents.js';
import classes from './Pass.module.css';

type Entry = Pass['ledger']['edges'][number]['node'];

/** Every movement of hours and euros, newest first: nothing is ever changed, only added. */
export function Ledger({ entries }: { entries: Entry[] }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  if (entries.length === 0) return <p className={classes['muted']}>{t('pass.ledgerEmpty')}</p>;
  const nameOf = (kind: string) => {
    const key = `entry.${kind.toUpperCase().replaceAll('-', '_')}`;
    return i18n.exists(key) ? t(key as 'entry.BOOKING') : t('entry.OTHER');
  };
  return (
    <ul className={classes['ledger']}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes['entry']}>
          <span>
            <span className={classes['entryName']}>{nameOf(entry.kind)}</span>
            {entry.booking && (
              <>
                {' · '}
                <Link to={`/${slug}/bookings/${entry.booking.code}`} className={classes['link']}>
                  {entry.booking.venue.name}
                </Link>
              </>
            )}
            <br />
            <span className={classes['muted']}>{momentText(entry.at, network.zone, language)}</span>
          </span>
          <span className={classes['amounts']}>
            {entry.creditMinutes !== 0 && (
              <span data-sign={entry.creditMinutes > 0 ? 'plus' : 'minus'}>
                {entry.creditMinutes > 0 && '+'}
                {minutesText(entry.creditMinutes)}
              </span>
            )}
            {entry.amountCents !== 0 && <span>{moneyText(entry.amountCents, language)}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
