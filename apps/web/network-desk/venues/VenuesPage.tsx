import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
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
import { type NetworkVenue, NetworkVenuesQuery, type NetworkVenueState } from './documents.js';
import { VenueItem } from './VenueItem.js';
import { VenuesTabs } from './VenuesTabs.js';

/** All venues of the network with their state. The search is in the address. */
export default function VenuesPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const client = useClient();
  const { pathname } = useLocation();
  const [params, setParams] = useSearchParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const states = t('networkVenues.state', { returnObjects: true });
  const asked = params.get('state') ?? '';
  const filter = {
    text: (params.get('q') ?? '').slice(0, 120),
    inState: asked in states ? (asked as NetworkVenueState) : null,
  };
  const [draft, setDraft] = useState(filter);
  const paging = usePaging(params.toString(), 20, () => heading.current?.focus());
  const [{ data, error, fetching }, reexecuteQuery] = useQuery({
    query: NetworkVenuesQuery,
    variables: { ...filter, first: paging.size, after: paging.after },
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = error ? undefined : data?.networkVenues;

  function search(event: FormEvent) {
    event.preventDefault();
    const text = draft.text.trim();
    setParams({ ...(text && { q: text }), ...(draft.inState && { state: draft.inState }) });
  }

  const rowOf = ({ name, city, organisation, state, confirmedAt, spaces, team, claims }: NetworkVenue) => [
    name,
    city,
    organisation,
    states[state],
    confirmedAt ?? '',
    ...[spaces, team, claims].map(String),
  ];
  async function allRows(): Promise<string[][] | null> {
    const page = async (after: string | null) => {
      const variables = { ...filter, first: LARGEST_PAGE, after };
      return (await client.query(NetworkVenuesQuery, variables, { requestPolicy: 'network-only' })).data?.networkVenues;
    };
    const venues = await allNodes(page);
    return venues && [t('networkVenues.columns', { returnObjects: true }), ...venues.map(rowOf)];
  }

  return (
    <Page
      title={t('networkVenues.title')}
      lead={t('networkVenues.lead')}
      aside={
        <div className={classes['actions']}>
          <DownloadCsv name={`${slug}-venues`} rows={allRows} />
          <Button component={Link} to="merge" variant="default" radius="xl">
            {t('networkVenues.merge')}
          </Button>
          <Button component={Link} to="new" radius="xl">
            {t('networkVenues.add')}
          </Button>
        </div>
      }
    >
      <VenuesTabs />
      <search>
        <form className={classes['filters']} onSubmit={search}>
          <TextInput
            type="search"
            label={t('networkVenues.search')}
            maxLength={120}
            value={draft.text}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, text: value })}
          />
          <NativeSelect
            label={t('networkVenues.stateFilter')}
            value={draft.inState ?? ''}
            data={[
              { value: '', label: t('networkVenues.any') },
              ...Object.entries(states).map(([value, label]) => ({ value, label })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              setDraft({ ...draft, inState: (value || null) as NetworkVenueState | null })
            }
          />
          <Button type="submit" variant="light" radius="xl">
            {t('common.search')}
          </Button>
        </form>
      </search>
      {error && <FailureNotice error={error} retry={refetch} />}
      {!list && fetching && <LoadingBlock height={360} />}
      {list && (
        <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
          {t('networkVenues.count', { count: list.totalCount })}
        </h2>
      )}
      {list?.totalCount === 0 && (
        <Notice
          text={t('networkVenues.none')}
          action={
            <Button
              component={Link}
              variant="light"
              to={pathname}
              onClick={() => setDraft({ text: '', inState: null })}
            >
              {t('networkVenues.showAll')}
            </Button>
          }
        />
      )}
      {list && list.totalCount > 0 && (
        <>
          <ul className={classes['rows']}>
            {list.edges.map(({ node }) => (
              <VenueItem key={node.id} venue={node} changed={refetch} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
    </Page>
  );
}
