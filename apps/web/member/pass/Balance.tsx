import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dayText, minutesText, moneyText } from '../../rules/when.js';
import type { Pass } from './documents.js';
import { Gauge } from './Gauge.js';
import classes from './Pass.module.css';

/** Two figures as bars: the hours left, and the euros spent of the monthly cap. */
export function Balance({ pass }: { pass: Pass }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const { creditMinutesLeft, creditMinutesIncluded, spentCents, capCents, period } = pass;
  return (
    <div className={classes['balance']}>
      <section className={classes['panel']} data-tone="deep" aria-labelledby="hours-left">
        <h2 id="hours-left" className={classes['panelTitle']}>
          {t('pass.left')}
        </h2>
        <p className={classes['figure']}>{minutesText(creditMinutesLeft)}</p>
        <Gauge
          part={creditMinutesLeft}
          whole={creditMinutesIncluded}
          tone="deep"
          label={t('pass.leftOf', {
            left: minutesText(creditMinutesLeft),
            included: minutesText(creditMinutesIncluded),
          })}
        />
        {period && (
          <p className={classes['until']}>{t('pass.until', { day: dayText(period.end, network.zone, language) })}</p>
        )}
      </section>
      <section className={classes['panel']} aria-labelledby="euros-spent">
        <h2 id="euros-spent" className={classes['panelTitle']}>
          {t('pass.spent')}
        </h2>
        <p className={classes['figure']}>{moneyText(spentCents, language)}</p>
        <Gauge
          part={spentCents}
          whole={capCents}
          tone="warm"
          label={t('pass.spentOf', { spent: moneyText(spentCents, language), cap: moneyText(capCents, language) })}
        />
        <p className={classes['until']}>{t('pass.capText')}</p>
      </section>
    </div>
  );
}
