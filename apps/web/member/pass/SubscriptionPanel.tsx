import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dayText, momentText, moneyText } from '../../rules/when.js';
import { ChangePanel } from './ChangePanel.js';
import classes from './Pass.module.css';
import { Plans } from './Plans.js';
import type { MySubscription, PlanOnSale, SubscriptionChange } from './subscription.documents.js';

interface Props {
  subscription: MySubscription | null;
  plans: readonly PlanOnSale[];
  changed: (text: string) => void;
}
type Asked = { change: SubscriptionChange; title: string; confirm: string; done: string };

/** What I pay and what changes, and everything that I can change about it. */
export function SubscriptionPanel({ subscription, plans, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isChoosing, setChoosing] = useState(subscription === null);
  const [months, setMonths] = useState('1');
  const day = (at: string) => dayText(at, network.zone, language);
  const nameOf = (code: string | null) => plans.find((plan) => plan.code === code)?.name ?? code ?? '';
  const ask = (kind: SubscriptionChange['kind'], more: Partial<SubscriptionChange> = {}, name = '') =>
    setAsked({
      change: { kind, ...more },
      title: t(`subscription.title.${kind}`, { name }),
      confirm: t(`subscription.confirm.${kind}`, { name }),
      done: t(`subscription.done.${kind}`),
    });
  const choose = ({ code, name }: PlanOnSale) =>
    subscription === null
      ? ask('SUBSCRIBE', { planCode: code, expressRequest: true }, name)
      : ask('CHANGE_PLAN', { planCode: code }, name);
  const done = (text: string) => {
    setAsked(null);
    setChoosing(false);
    changed(text);
  };

  return (
    <section aria-labelledby="subscription">
      <h2 id="subscription" className={classes['heading']}>
        {subscription ? t('subscription.mine') : t('subscription.subscribe')}
      </h2>
      {subscription && (
        <>
          <p>
            {t(`subscription.state.${subscription.state}`)}{' '}
            {subscription.nextChargeAt &&
              t('subscription.nextFee', {
                price: moneyText(subscription.nextChargeCents, language),
                day: day(subscription.nextChargeAt),
              })}
          </p>
          {subscription.planned.length > 0 && (
            <ul>
              {subscription.planned.map((one) => (
                <li key={one.at}>
                  {t(`subscription.planned.${one.kind}`, { day: day(one.at), name: nameOf(one.planCode) })}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {asked ? (
        <ChangePanel key={asked.title} {...asked} changed={done} leave={() => setAsked(null)} />
      ) : (
        <>
          {subscription && (
            <div className={classes['acts']}>
              {subscription.planned.length > 0 ? (
                <Button radius="xl" variant="light" onClick={() => ask('KEEP')}>
                  {t('subscription.title.KEEP')}
                </Button>
              ) : (
                <>
                  <Button
                    radius="xl"
                    variant="light"
                    aria-expanded={isChoosing}
                    onClick={() => setChoosing(!isChoosing)}
                  >
                    {t('subscription.changePlan')}
                  </Button>
                  <NativeSelect
                    aria-label={t('subscription.pauseLength')}
                    value={months}
                    data={['1', '2', '3'].map((value) => ({
                      value,
                      label: t('subscription.months', { count: Number(value) }),
                    }))}
                    onChange={({ currentTarget: { value } }) => setMonths(value)}
                  />
                  <Button radius="xl" variant="light" onClick={() => ask('PAUSE', { months: Number(months) })}>
                    {t('subscription.title.PAUSE')}
                  </Button>
                </>
              )}
              {subscription.state !== 'ENDING' && (
                <Button radius="xl" variant="subtle" onClick={() => ask('CANCEL')}>
                  {t('subscription.title.CANCEL')}
                </Button>
              )}
              {subscription.withdrawableUntil && (
                <Button radius="xl" variant="subtle" onClick={() => ask('WITHDRAW')}>
                  {t('subscription.title.WITHDRAW')}
                </Button>
              )}
            </div>
          )}
          {subscription?.withdrawableUntil && (
            <p className={classes['muted']}>
              {t('subscription.withdrawable', {
                when: momentText(subscription.withdrawableUntil, network.zone, language),
              })}
            </p>
          )}
          {(isChoosing || !subscription) && (
            <Plans plans={plans} currentCode={subscription?.plan?.code ?? null} choose={choose} />
          )}
        </>
      )}
    </section>
  );
}
