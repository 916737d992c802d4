import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { minutesText, momentText, moneyText, spanText } from '../../rules/when.js';
import type { Pass } from './documents.js';
import classes from './Pass.module.css';

const KINDS = ['GRANT', 'USE', 'REVERSAL', 'EXPIRY', 'SALE', 'SUBSCRIPTION', 'PACK', 'FEE', 'COMPENSATION', 'ADMISSION'] as const; // prettier-ignore

type Entry = Pass['ledger']['edges'][number]['node'];

/** Every movement of hours and euros, newest first, with the booking it belongs to. Entries are added, never changed. */
export function Ledger({ entries }: { entries: Entry[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network, slug } = useSession();
  if (entries.length === 0) return <p className={classes['muted']}>{t('pass.ledgerEmpty')}</p>;
  const nameOf = (kind: string) => {
    const known = KINDS.find((one) => one === kind);
    return t(`entry.${known ?? 'OTHER'}`);
  };
  return (
    <ul className={classes['ledger']}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes['entry']}>
          <span>
            <span className={classes['entryName']}>{nameOf(entry.kind)}</span>
            <br />
            {entry.booking && (
              <>
                <Link to={`/${slug}/bookings?code=${entry.booking.code}`} className={classes['link']!}>
                  {entry.booking.place}
                </Link>
                <br />
                {spanText(entry.booking.start, entry.booking.end, entry.booking.zone, language)}
                <br />
              </>
            )}
            <span className={classes['muted']}>
              {t('pass.written', { when: momentText(entry.at, network.zone, language) })}
            </span>
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
