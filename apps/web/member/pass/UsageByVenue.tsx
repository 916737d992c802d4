import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { minutesText, moneyText } from '../../rules/when.js';
import { Gauge } from './Gauge.js';
import classes from './Pass.module.css';
import type { VenueUsage } from './subscription.documents.js';

/** Where the hours of the running period went, as bars of one scale. */
export function UsageByVenue({ usage }: { usage: readonly VenueUsage[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const most = usage[0]?.creditMinutes ?? 0;
  if (most === 0) return null;
  return (
    <section aria-labelledby="by-venue">
      <h2 id="by-venue" className={classes['heading']}>
        {t('subscription.byVenue')}
      </h2>
      <ul className={classes['usage']}>
        {usage.map((one) => (
          <li key={one.venueSlug}>
            <Link to={`/${slug}/venues/${one.venueSlug}`} className={classes['link']!}>
              {one.venueName}
            </Link>
            <Gauge
              part={one.creditMinutes}
              whole={most}
              tone="deep"
              label={
                one.amountCents > 0
                  ? t('subscription.usedAndPaid', {
                      hours: minutesText(one.creditMinutes),
                      price: moneyText(one.amountCents, language),
                    })
                  : minutesText(one.creditMinutes)
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
