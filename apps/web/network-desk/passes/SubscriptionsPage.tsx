import { NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { ListCsv } from '../../parts/ListCsv.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { dayText, minutesText, moneyText } from '../../rules/when.js';
import desk from '../Desk.module.css';
import { type NetworkSubscription, SubscriptionsQuery } from './documents.js';

const STATES = ['ACTIVE', 'PAUSED', 'ENDING', 'ENDED'] as const;

/** Every subscription of the network, by state. */
export default function SubscriptionsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const [params, setParams] = useSearchParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const state = STATES.find((one) => one === params.get('state')) ?? null;
  const paging = usePaging(state ?? '', 20, () => heading.current?.focus());
  const [{ data, error }, refetch] = useQuery({
    query: SubscriptionsQuery,
    variables: { state, first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const list = data?.subscriptions;
  const day = (at: string) => dayText(at, network.zone, language);
  const row = (one: NetworkSubscription) => [
    one.memberName,
    one.planName,
    String(one.monthlyCents),
    t(`passes.state.${one.state}`),
    one.subscribedAt,
    one.endsAt ?? '',
    String(one.holders),
    String(one.grantedMinutes),
    String(one.usedMinutes),
  ];
  return (
    <Page
      title={t('passes.subscriptions')}
      aside={
        <div className={desk['actions']}>
          <ListCsv
            name={`${slug}-subscriptions`}
            query={SubscriptionsQuery}
            variables={{ state }}
            list={(answer) => answer.subscriptions}
            columns={t('passes.listColumns', { returnObjects: true })}
            row={row}
          />
          <Link to={`/${slug}/admin/passes`} className={desk['link']!}>
            {t('passes.usage')}
          </Link>
        </div>
      }
    >
      <NativeSelect
        label={t('passes.filter')}
        className={desk['filter']!}
        value={state ?? ''}
        data={[
          { value: '', label: t('passes.all') },
          ...STATES.map((value) => ({ value, label: t(`passes.state.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => setParams(value ? { state: value } : {}, { replace: true })}
      />
      {error && !list && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!list && !error && <LoadingBlock height={320} />}
      {list && (
        <section aria-labelledby="subscriptions">
          <h2 id="subscriptions" ref={heading} tabIndex={-1} className={desk['heading']}>
            {t('passes.count', { count: list.totalCount })}
          </h2>
          {list.totalCount === 0 && <Notice text={t('passes.none')} />}
          <ul className={desk['rows']}>
            {list.edges.map(({ node }) => (
              <li key={node.id} className={desk['row']}>
                <div className={desk['what']}>
                  <h3 className={desk['rowTitle']}>{node.memberName}</h3>
                  <p>{t('passes.plan', { name: node.planName, price: moneyText(node.monthlyCents, language) })}</p>
                  <p className={desk['muted']}>
                    {t('passes.since', { day: day(node.subscribedAt) })}
                    {node.endsAt && ` · ${t('passes.until', { day: day(node.endsAt) })}`}
                    {node.holders > 1 && ` · ${t('passes.holders', { count: node.holders })}`}
                  </p>
                </div>
                <div>
                  <p>{t(`passes.state.${node.state}`)}</p>
                  {node.grantedMinutes > 0 && (
                    <p className={desk['muted']}>
                      {t('passes.used', {
                        used: minutesText(node.usedMinutes),
                        included: minutesText(node.grantedMinutes),
                      })}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </section>
      )}
    </Page>
  );
}
