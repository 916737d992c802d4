import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { RestoredNotice } from '../../member/agenda/RestoredNotice.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Page } from '../../parts/Page.js';
import { useAction } from '../../parts/useAction.js';
import { isMonth, monthAfter, monthText } from '../../rules/months.js';
import { moneyText, wallClock } from '../../rules/when.js';
import desk from '../Desk.module.css';
import { type MonthCloseData, MonthCloseQuery, StartMonthCloseMutation } from './documents.js';
import { IssuerForm } from './IssuerForm.js';
import { LedgerTotals } from './LedgerTotals.js';
import { ParkedAccounts } from './ParkedAccounts.js';

/** The close of one month: what it would invoice, what it has done, which accounts are parked. The month is in the address. */
export default function MonthClosePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [params, setParams] = useSearchParams();
  const [done, setDone] = useState('');
  const [today] = useState(() => wallClock(new Date().toISOString(), network.zone).date);
  const lastMonth = monthAfter(today.slice(0, 7), -1);
  const asked = params.get('month') ?? '';
  const month = isMonth(asked) ? asked : lastMonth;
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: MonthCloseQuery,
    variables: { month },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const changed = (text: string) => {
    setDone(text);
    refetch();
  };
  const shown = data?.monthClose.month === month ? data : undefined;
  const goTo = (other: string) => setParams({ month: other });

  return (
    <Page
      title={t('monthClose.title')}
      lead={t('monthClose.lead')}
      aside={
        <Button variant="default" radius="xl" onClick={refetch}>
          {t('monthClose.refresh')}
        </Button>
      }
    >
      <div className={desk['actions']}>
        <Button variant="subtle" radius="xl" onClick={() => goTo(monthAfter(month, -1))}>
          {t('monthClose.previous')}
        </Button>
        <strong aria-live="polite">{monthText(month, language)}</strong>
        <Button variant="subtle" radius="xl" disabled={month >= lastMonth} onClick={() => goTo(monthAfter(month, 1))}>
          {t('monthClose.next')}
        </Button>
      </div>
      <RestoredNotice key={done} text={done} />
      {error && !shown && <FailureNotice error={error} retry={refetch} />}
      {!shown && !error && <LoadingBlock height={320} />}
      {shown && (
        <>
          <Progress close={shown.monthClose} />
          {shown.monthClose.phase === 'NOT_STARTED' && shown.invoiceIssuer && month <= lastMonth && (
            <Start close={shown.monthClose} started={changed} />
          )}
          <ParkedAccounts close={shown.monthClose} released={changed} />
          <LedgerTotals totals={shown.ledgerTotals} />
          <IssuerForm issuer={shown.invoiceIssuer} saved={changed} />
        </>
      )}
    </Page>
  );
}

type Close = MonthCloseData['monthClose'];

function Progress({ close }: { close: Close }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const facts: [string, string | number][] = [
    [t('monthClose.accounts'), close.accounts],
    [t('monthClose.waiting'), close.waiting],
    [t('monthClose.parked'), close.parked],
    [t('monthClose.invoices'), close.invoices],
    [t('monthClose.creditNotes'), close.creditNotes],
    [t('monthClose.gross'), moneyText(close.grossCents, language)],
    [t('monthClose.paid'), moneyText(close.paidCents, language)],
    [t('monthClose.unbilled'), moneyText(close.unbilledCents, language)],
  ];
  return (
    <section className={desk['panel']} aria-labelledby="phase">
      <h2 id="phase" className={desk['heading']}>
        {t(`monthClose.phase.${close.phase}`)}
      </h2>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className={desk['muted']}>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Start({ close, started }: { close: Close; started: (text: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [, start] = useMutation(StartMonthCloseMutation);
  const { act, problem, isBusy } = useAction();
  const month = monthText(close.month, language);
  async function send() {
    if (await act(start({ month: close.month }))) started(t('monthClose.started', { month }));
  }
  return (
    <section className={desk['panel']}>
      <p>{t('monthClose.startText', { count: close.accounts, amount: moneyText(close.unbilledCents, language) })}</p>
      <Button radius="xl" loading={isBusy} onClick={() => void send()}>
        {t('monthClose.start', { month })}
      </Button>
      <Problem text={problem} />
    </section>
  );
}
