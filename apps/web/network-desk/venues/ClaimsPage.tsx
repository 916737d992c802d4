import { NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { allNodes, LARGEST_PAGE } from '../../parts/all-nodes.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import classes from '../Desk.module.css';
import { ClaimItem } from './ClaimItem.js';
import { type ClaimState, type VenueClaim, VenueClaimsQuery } from './documents.js';
import { VenuesTabs } from './VenuesTabs.js';

/** Who asks to manage a venue: decide, or read what was decided. */
export default function ClaimsPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const client = useClient();
  const [params, setParams] = useSearchParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const states = t('venueClaims.state', { returnObjects: true });
  const asked = params.get('state') ?? '';
  const claimState = (asked in states ? asked : 'WAITING') as ClaimState;
  const paging = usePaging(claimState, 10, () => heading.current?.focus());
  const [{ data, error, fetching }, reexecuteQuery] = useQuery({
    query: VenueClaimsQuery,
    variables: { claimState, first: paging.size, after: paging.after },
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = error ? undefined : data?.venueClaims;

  const rowOf = ({ venue, memberName, email, domainMatches, state, madeAt, decidedAt, proof, reason }: VenueClaim) => [
    venue.name,
    memberName,
    email,
    t(domainMatches ? 'venueClaims.yes' : 'venueClaims.no'),
    states[state],
    madeAt,
    decidedAt ?? '',
    proof,
    reason,
  ];
  async function allRows(): Promise<string[][] | null> {
    const page = async (after: string | null) => {
      const variables = { claimState, first: LARGEST_PAGE, after };
      return (await client.query(VenueClaimsQuery, variables, { requestPolicy: 'network-only' })).data?.venueClaims;
    };
    const claims = await allNodes(page);
    return claims && [t('venueClaims.columns', { returnObjects: true }), ...claims.map(rowOf)];
  }

  return (
    <Page
      title={t('venueClaims.title')}
      lead={t('venueClaims.lead')}
      aside={<DownloadCsv name={`${slug}-venue-claims`} rows={allRows} />}
    >
      <VenuesTabs />
      <NativeSelect
        label={t('venueClaims.filter')}
        className={classes['filter']!}
        value={claimState}
        data={Object.entries(states).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget: { value } }) => setParams(value === 'WAITING' ? {} : { state: value })}
      />
      {error && <FailureNotice error={error} retry={refetch} />}
      {!list && fetching && <LoadingBlock height={280} />}
      {list && (
        <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
          {t(`venueClaims.count.${claimState}`, { count: list.totalCount })}
        </h2>
      )}
      {list?.totalCount === 0 && <Notice text={t(`venueClaims.none.${claimState}`)} />}
      {list && list.totalCount > 0 && (
        <>
          <ul className={classes['rows']}>
            {list.edges.map(({ node }) => (
              <ClaimItem key={node.id} claim={node} decided={refetch} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
    </Page>
  );
}
