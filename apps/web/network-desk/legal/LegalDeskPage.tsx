import { NativeSelect, Skeleton } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { LEGAL_ADDRESSES } from '../../member/legal/documents.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import classes from '../Desk.module.css';
import { LegalVersionsQuery } from './documents.js';
import { PublishForm } from './PublishForm.js';
import { VersionItem } from './VersionItem.js';

/** The legal pages of the network: their versions, and a new one. Which page is in the address. */
export default function LegalDeskPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [params, setParams] = useSearchParams();
  const named = params.get('page') ?? '';
  const address = Object.hasOwn(LEGAL_ADDRESSES, named) ? named : 'terms';
  const kind = LEGAL_ADDRESSES[address]!;
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(kind, 10, () => heading.current?.focus());
  const [{ data, error, stale }, reexecuteQuery] = useQuery({
    query: LegalVersionsQuery,
    variables: { kind, first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = data?.legalPageVersions;
  const latest = paging.page === 0 ? list?.edges.find(({ node }) => !node.withdrawnAt)?.node : undefined;

  return (
    <Page
      title={t('legalDesk.title')}
      lead={t('legalDesk.lead')}
      aside={
        list && (
          <DownloadCsv
            name={`${slug}-${address}`}
            rows={() => [
              t('legalDesk.columns', { returnObjects: true }),
              ...list.edges.map(({ node }) => [
                String(node.version),
                node.publishedAt,
                node.bindsFrom,
                node.withdrawnAt ?? '',
                String(node.acceptedBy),
              ]),
            ]}
          />
        )
      }
    >
      <NativeSelect
        label={t('legalDesk.page')}
        className={classes['filter']!}
        value={address}
        data={Object.entries(LEGAL_ADDRESSES).map(([value, one]) => ({ value, label: t(`legal.kind.${one}`) }))}
        onChange={({ currentTarget: { value } }) => setParams({ page: value })}
      />
      <p>
        <Link className={classes['link']!} to={`/${slug}/legal/${address}`}>
          {t('legalDesk.public')}
        </Link>
      </p>
      {error && !data && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={360} radius="lg" aria-label={t('shell.loading')} />}
      {list && !stale && (
        <PublishForm key={kind + String(latest?.version)} kind={kind} latest={latest} published={refetch} />
      )}
      {list && (
        <section aria-labelledby="versions" className={classes['section']}>
          <h2 id="versions" ref={heading} tabIndex={-1} className={classes['heading']}>
            {t('legalDesk.versions', { count: list.totalCount })}
          </h2>
          {list.totalCount === 0 && <p className={classes['muted']}>{t('legalDesk.none')}</p>}
          <ul className={classes['rows']}>
            {list.edges.map(({ node }) => (
              <VersionItem key={node.version} kind={kind} address={address} version={node} changed={refetch} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </section>
      )}
    </Page>
  );
}
