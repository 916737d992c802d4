import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useClient } from 'urql';
import desk from '../../network-desk/Desk.module.css';
import { allNodes, LARGEST_PAGE } from '../../parts/all-nodes.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { CertificateTabs } from './CertificateTabs.js';
import { type SessionRow, SessionsOverQuery, SessionsToComeQuery } from './session-documents.js';
import { SessionItem } from './SessionItem.js';
import { useSessions } from './useSessions.js';
import { useTrainingVenue } from './useTrainingVenue.js';
import { WhenChoice } from './WhenChoice.js';

/** The sessions of the venue, to come or over; which ones is in the address. */
export default function SessionsPage() {
  const { t } = useTranslation();
  const client = useClient();
  const isOver = useSearchParams()[0].get('when') === 'over';
  const { id: venueId, base } = useTrainingVenue();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(String(isOver), 20, () => heading.current?.focus());
  const { list, error, isLoading, refetch } = useSessions(venueId, isOver, { first: paging.size, after: paging.after });

  const rowOf = ({ title, kind, start, end, host, places, placesLeft, waiting }: SessionRow) => [
    title,
    t(`venueSessions.kind.${kind}`),
    start,
    end,
    host.name,
    ...[places, places - placesLeft, waiting].map(String),
  ];
  async function allRows(): Promise<string[][] | null> {
    const page = async (after: string | null) => {
      const asked = { first: LARGEST_PAGE, after };
      const options = { requestPolicy: 'network-only' } as const;
      return isOver
        ? (await client.query(SessionsOverQuery, { venueId, ...asked }, options)).data?.sessionsOver
        : (await client.query(SessionsToComeQuery, { filter: { venueId }, ...asked }, options)).data?.sessions;
    };
    const sessions = await allNodes(page);
    return sessions && [t('venueSessions.columns', { returnObjects: true }), ...sessions.map(rowOf)];
  }

  return (
    <Page
      title={t(isOver ? 'venueSessions.titleOver' : 'venueSessions.title')}
      lead={t('venueSessions.lead')}
      aside={
        <div className={desk['actions']}>
          <DownloadCsv name="sessions" rows={allRows} />
          <Button component={Link} to="new" radius="xl">
            {t('venueSessions.plan')}
          </Button>
        </div>
      }
    >
      <CertificateTabs base={base} />
      <WhenChoice isOver={isOver} />
      <h2 ref={heading} tabIndex={-1} className="visually-hidden">
        {t(isOver ? 'venueSessions.over' : 'venueSessions.toCome')}
      </h2>
      {error && <FailureNotice error={error} retry={refetch} />}
      {!list && isLoading && <LoadingBlock height={240} />}
      {list?.totalCount === 0 && <Notice text={t(isOver ? 'venueSessions.noneOver' : 'venueSessions.none')} />}
      {list && list.totalCount > 0 && (
        <>
          <ul className={desk['rows']}>
            {list.edges.map(({ node }) => (
              <SessionItem key={node.id} session={node} base={base} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
    </Page>
  );
}
