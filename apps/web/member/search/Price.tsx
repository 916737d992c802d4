import { useTranslation } from 'react-i18next';
import type { Offer } from '../../api/documents.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { minutesText, moneyText } from '../../rules/when.js';
import classes from './OfferCard.module.css';

interface Props {
  quote: Offer['quote'];
  weight: number;
  minutes: number;
}

/** The price: pass hours, euros, and how the hours are computed. */
export function Price({ quote, weight, minutes }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const included = quote.creditMinutesFromPass > 0;
  const paid = quote.amountInclVatCents > 0 || !included;
  return (
    <div className={classes['price']}>
      <p className={classes['amount']}>
        {included && t('price.included', { hours: minutesText(quote.creditMinutesFromPass) })}
        {included && paid && ' + '}
        {paid && moneyText(quote.amountInclVatCents, language)}
      </p>
      {weight > 1 && <p className={classes['detail']}>{t('price.weight', { time: minutesText(minutes), weight })}</p>}
      {quote.creditMinutesPaid > 0 && (
        <p className={classes['detail']}>{t('price.extra', { hours: minutesText(quote.creditMinutesPaid) })}</p>
      )}
      {quote.passAfter && (
        <p className={classes['detail']}>
          {t('price.left', { hours: minutesText(quote.passAfter.creditMinutesLeft) })}
        </p>
      )}
    </div>
  );
}
