import { Button, Skeleton } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { usePaging } from '../../parts/usePaging.js';
import { moneyText } from '../../rules/when.js';
import { RestoredNotice } from '../agenda/RestoredNotice.js';
import { Balance } from './Balance.js';
import { PassQuery } from './documents.js';
import { Ledger } from './Ledger.js';
import { Lots } from './Lots.js';
import classes from './Pass.module.css';
import { SubscriptionQuery } from './subscription.documents.js';
import { SubscriptionPanel } from './SubscriptionPanel.js';
import { UsageByVenue } from './UsageByVenue.js';

export default function PassPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { me, network, slug } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging('', 20, () => heading.current?.focus());
  const [{ data, error }, refetch] = useQuery({
    query: PassQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
    pause: !me,
  });
  const [{ data: more }, refetchMore] = useQuery({
    query: SubscriptionQuery,
    requestPolicy: 'cache-and-network',
    pause: !me,
  });
  const [done, setDone] = useState('');
  const [isReplacing, setReplacing] = useState(false);
  const pass = data?.myPass;
  const subscription = more?.mySubscription ?? null;
  const changed = (text: string) => {
    setDone(text);
    setReplacing(false);
    refetch({ requestPolicy: 'network-only' });
    refetchMore({ requestPolicy: 'network-only' });
  };

  return (
    <Page
      title={t('pass.title')}
      lead={
        pass ? t('pass.plan', { name: pass.plan.name, price: moneyText(pass.plan.monthlyCents, language) }) : undefined
      }
    >
      {!me && <SignInFirst />}
      {me && error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {me && !error && !data && <Skeleton h={220} radius="lg" />}
      <RestoredNotice key={done} text={done} />
      {data && !pass && (
        <Notice title={t('pass.none')} text={t('pass.noneText', { price: moneyText(network.hourlyCents, language) })} />
      )}
      {pass && (
        <>
          <Balance pass={pass} />
          <UsageByVenue usage={more?.myUsageByVenue ?? []} />
        </>
      )}
      {more && pass && !subscription && (
        <div>
          <p>{t('subscription.none')}</p>
          {!isReplacing && (
            <Button variant="light" radius="xl" onClick={() => setReplacing(true)}>
              {t('subscription.replace')}
            </Button>
          )}
        </div>
      )}
      {data && more && (subscription || !pass || isReplacing) && (
        <SubscriptionPanel key={subscription?.id} subscription={subscription} plans={more.plans} changed={changed} />
      )}
      {pass && (
        <>
          <Lots lots={pass.lots} zone={network.zone} />
          <p>
            <Link to={`/${slug}/invoices`}>{t('pass.invoices')}</Link>
          </p>
          <section aria-labelledby="ledger">
            <h2 id="ledger" ref={heading} tabIndex={-1} className={classes['heading']}>
              {t('pass.ledger')}
            </h2>
            <Ledger entries={pass.ledger.edges.map(({ node }) => node)} />
            <Pager
              paging={paging}
              shown={pass.ledger.edges.length}
              total={pass.ledger.totalCount}
              {...pass.ledger.pageInfo}
            />
          </section>
        </>
      )}
    </Page>
  );
}
