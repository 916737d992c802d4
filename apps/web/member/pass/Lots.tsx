import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dayText, minutesText } from '../../rules/when.js';
import type { Pass } from './documents.js';
import { Gauge } from './Gauge.js';
import classes from './Pass.module.css';

const KINDS = ['SOLIDARITY', 'ALLOWANCE', 'CARRY', 'PACK'] as const;

/** Which hours come from where and until when they hold, in the order in which they are used. */
export function Lots({ lots, zone }: { lots: Pass['lots']; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (lots.length === 0) return null;
  const nameOf = (kind: string) => {
    const known = KINDS.find((one) => one === kind.toUpperCase());
    return known ? t(`lot.${known}`) : t('lot.other');
  };
  return (
    <section aria-labelledby="lots">
      <h2 id="lots" className={classes['heading']}>
        {t('pass.lots')}
      </h2>
      <ul className={classes['lots']}>
        {lots.map((lot) => (
          <li key={lot.id} className={classes['lot']}>
            <p className={classes['lotName']}>{nameOf(lot.kind)}</p>
            <Gauge
              part={lot.remainingMinutes}
              whole={lot.grantedMinutes}
              tone="deep"
              label={t('pass.leftOf', {
                left: minutesText(lot.remainingMinutes),
                included: minutesText(lot.grantedMinutes),
              })}
            />
            {lot.validUntil && (
              <p className={classes['muted']}>
                {t('pass.validUntil', { day: dayText(lot.validUntil, zone, language) })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
