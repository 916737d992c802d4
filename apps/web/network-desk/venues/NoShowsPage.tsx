import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { ListCsv } from '../../parts/ListCsv.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { NoShowList } from '../../parts/no-shows/NoShowList.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { NetworkNoShowsQuery } from './no-show-documents.js';
import desk from '../Desk.module.css';
import own from './Venues.module.css';
import { VenuesTabs } from './VenuesTabs.js';

/** No-shows, contests and cancellations of every venue. */
export default function NoShowsPage() {
  const { t } = useTranslation();
  const { network } = useSession();
  const table = useRef<HTMLElement>(null);
  const paging = usePaging('figures', 20, () => table.current?.focus());
  const [{ data, error }, refetch] = useQuery({
    query: NetworkNoShowsQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'network-only',
  });
  const list = data?.networkNoShows;
  return (
    <Page title={t('noShows.title')} lead={t('noShows.networkLead')}>
      <VenuesTabs />
      {error && !list && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!list && !error && <LoadingBlock height={200} />}
      {list?.totalCount === 0 && <Notice text={t('noShows.noFigures')} />}
      {list && list.totalCount > 0 && (
        <>
          <ListCsv
            name="no-shows-of-venues"
            label={t('noShows.figuresCsv')}
            query={NetworkNoShowsQuery}
            variables={{}}
            list={({ networkNoShows }) => networkNoShows}
            columns={t('noShows.columns', { returnObjects: true })}
            row={(one) => [
              one.venueName,
              ...[one.bookings, one.noShows, one.contests, one.corrected, one.cancelledByVenue].map(String),
            ]}
          />
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table wider than a phone is scrolled by keyboard */}
          <section ref={table} className={desk['scroll']} tabIndex={0} aria-label={t('noShows.figures')}>
            <table className={`${desk['table']} ${own['table']}`}>
              <caption className="visually-hidden">{t('noShows.figures')}</caption>
              <thead>
                <tr>
                  {t('noShows.columns', { returnObjects: true }).map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.edges.map(({ node }) => (
                  <tr key={node.venueId}>
                    <th scope="row">{node.venueName}</th>
                    {[node.bookings, node.noShows, node.contests, node.corrected, node.cancelledByVenue].map(
                      (figure, column) => (
                        // oxlint-disable-next-line react/no-array-index-key -- columns keep their places
                        <td key={column} className={own['number']}>
                          {figure}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
      <NoShowList venueId={null} zone={network.zone} />
    </Page>
  );
}
