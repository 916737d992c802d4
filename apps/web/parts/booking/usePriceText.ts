import { useTranslation } from 'react-i18next';
import type { Offer } from '../../api/documents.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { minutesText, moneyText } from '../../rules/when.js';

type Quoted = Pick<Offer['quote'], 'creditMinutesFromPass' | 'amountInclVatCents'>;

/** A price in one line: included hours, euros, or both. */
export function usePriceText(): (quote: Quoted) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ creditMinutesFromPass, amountInclVatCents }) => {
    const parts: string[] = [];
    if (creditMinutesFromPass > 0) parts.push(t('price.included', { hours: minutesText(creditMinutesFromPass) }));
    if (amountInclVatCents > 0 || parts.length === 0) parts.push(moneyText(amountInclVatCents, language));
    return parts.join(' + ');
  };
}
