import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { minutesText, moneyText } from '../../rules/when.js';
import classes from './Pass.module.css';
import type { PlanOnSale } from './subscription.documents.js';

interface Props {
  plans: readonly PlanOnSale[];
  currentCode: string | null;
  choose: (plan: PlanOnSale) => void;
}

/** The plans that the network sells, each with its price and its hours. */
export function Plans({ plans, currentCode, choose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className={classes['lots']}>
      {plans.map((plan) => (
        <li key={plan.code} className={classes['lot']}>
          <h3 className={classes['lotName']}>{plan.name}</h3>
          <p>{t('subscription.perMonth', { price: moneyText(plan.monthlyCents, language) })}</p>
          <p className={classes['muted']}>
            {plan.includedMinutes === 0
              ? t('subscription.noHours')
              : t('subscription.hours', { hours: minutesText(plan.includedMinutes) })}
          </p>
          {plan.code === currentCode ? (
            <p className={classes['current']}>{t('subscription.current')}</p>
          ) : (
            <Button
              mt="sm"
              radius="xl"
              variant="light"
              aria-label={t('subscription.chooseNamed', { name: plan.name })}
              onClick={() => choose(plan)}
            >
              {t('subscription.choose')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
