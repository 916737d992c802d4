import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { moneyText } from '../../rules/when.js';
import desk from '../Desk.module.css';
import type { MonthCloseData } from './documents.js';
import classes from './Billing.module.css';

/** What was booked in the month on each kind of account, debits less credits. */
export function LedgerTotals({ totals }: { totals: MonthCloseData['ledgerTotals'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kinds: Record<string, string> = t('monthClose.kind', { returnObjects: true });
  return (
    <section className={desk['section']} aria-labelledby="ledger">
      <h2 id="ledger" className={desk['heading']}>
        {t('monthClose.ledger')}
      </h2>
      {totals.length === 0 && <p className={desk['muted']}>{t('monthClose.ledgerNone')}</p>}
      {totals.length > 0 && (
        <table className={classes['ledger']}>
          <thead>
            <tr>
              <th scope="col">{t('monthClose.account')}</th>
              <th scope="col">{t('monthClose.inMonth')}</th>
              <th scope="col">{t('monthClose.balance')}</th>
            </tr>
          </thead>
          <tbody>
            {totals.map(({ account, number, monthCents, balanceCents }) => (
              <tr key={account}>
                <th scope="row">
                  {kinds[account] ?? account} <span className={desk['muted']}>{number}</span>
                </th>
                <td>{moneyText(monthCents, language)}</td>
                <td>{moneyText(balanceCents, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
