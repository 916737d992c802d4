import { useTranslation } from 'react-i18next';
import cards from '../../parts/Card.module.css';
import { needsExpressRequest } from '../../rules/express-request.js';

/** The sentence beside the button of a booking that begins before the end of the withdrawal period. */
export function ExpressRequest({ start }: { start: string }) {
  const { t } = useTranslation();
  return needsExpressRequest(start) ? <p className={cards['kicker']}>{t('offer.express')}</p> : null;
}
