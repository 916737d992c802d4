import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../FailureNotice.js';
import { ListCsv } from '../ListCsv.js';
import { LoadingBlock } from '../LoadingBlock.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { momentText, spanText } from '../../rules/when.js';
import { Notice } from '../Notice.js';
import { Pager } from '../Pager.js';
import { usePaging } from '../usePaging.js';
import { VenueNoShowsQuery } from './documents.js';
import { NoShowItem } from './NoShowItem.js';

/** The no-shows of one venue, or those of the whole network, with both sides’ words. */
export function NoShowList({ venueId, zone }: { venueId: string | null; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(venueId ?? '', 20, () => heading.current?.focus());
  const [{ data, error, fetching }, reexecuteQuery] = useQuery({
    query: VenueNoShowsQuery,
    variables: { venueId, first: paging.size, after: paging.after },
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = error ? undefined : data?.venueNoShows;
  return (
    <>
      {error && <FailureNotice error={error} retry={refetch} />}
      {!list && fetching && <LoadingBlock height={200} />}
      {list && (
        <h2 ref={heading} tabIndex={-1} className={desk['heading']}>
          {t('noShows.count', { count: list.totalCount })}
        </h2>
      )}
      {list?.totalCount === 0 && <Notice text={t('noShows.none')} />}
      {list && list.totalCount > 0 && (
        <>
          <ListCsv
            name="no-shows"
            query={VenueNoShowsQuery}
            variables={{ venueId }}
            list={({ venueNoShows }) => venueNoShows}
            columns={t('noShows.listColumns', { returnObjects: true })}
            row={({ venueName, code, memberName, spaces, start, end, noShow: { contest, answer } }) => [
              venueName,
              code,
              memberName,
              spaces,
              spanText(start, end, zone, language),
              contest?.words ?? '',
              contest ? momentText(contest.at, zone, language) : '',
              answer ? t(`noShows.outcome.${answer.outcome}`) : '',
              answer?.words ?? '',
            ]}
          />
          <ul className={desk['rows']}>
            {list.edges.map(({ node }) => (
              <NoShowItem key={node.code} one={node} zone={zone} withVenue={venueId === null} changed={refetch} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
    </>
  );
}
