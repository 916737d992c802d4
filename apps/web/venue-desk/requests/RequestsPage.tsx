import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/useLanguage.js';
import { useLive } from '../../live/useLive.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { ListCsv } from '../../parts/ListCsv.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { momentText, moneyText, spanText } from '../../rules/when.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';
import { RequestItem } from './RequestItem.js';
import { VenueRequestsQuery } from './documents.js';

/** Who waits for an answer of the venue, the nearest deadline first. */
export default function RequestsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id: venueId, slug } = useVenueOfDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  const [done, setDone] = useState('');
  const paging = usePaging(venueId, 20, () => heading.current?.focus());
  const [{ data, error, fetching }, reexecuteQuery] = useQuery({
    query: VenueRequestsQuery,
    variables: { venueId, first: paging.size, after: paging.after },
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  useLive(`planning:${venueId}`, refetch);
  const answered = (text: string) => {
    setDone(text);
    heading.current?.focus();
    refetch();
  };
  const list = error ? undefined : data?.venueRequests;
  return (
    <Page title={t('venueRequests.title')} lead={t('venueRequests.lead')}>
      {error && <FailureNotice error={error} retry={refetch} />}
      {!list && fetching && <LoadingBlock height={200} />}
      {data && !error && !list && <Notice text={t('venueRequests.staffOnly')} />}
      {list && (
        <h2 ref={heading} tabIndex={-1} className={desk['heading']}>
          {t('venueRequests.count', { count: list.totalCount })}
        </h2>
      )}
      {done && <output className={desk['muted']}>{done}</output>}
      {list?.totalCount === 0 && <Notice text={t('venueRequests.none')} />}
      {list && list.totalCount > 0 && (
        <>
          <ListCsv
            name={`${slug}-requests`}
            query={VenueRequestsQuery}
            variables={{ venueId }}
            list={({ venueRequests }) => venueRequests}
            columns={t('venueRequests.columns', { returnObjects: true })}
            row={(one) => [
              one.bookingCode,
              one.memberName,
              one.spaceName,
              spanText(one.start, one.end, one.zone, language),
              String(one.seats),
              one.note,
              momentText(one.askedAt, one.zone, language),
              momentText(one.answerBy, one.zone, language),
              String(one.creditMinutesFromPass),
              moneyText(one.amountInclVatCents, language),
            ]}
          />
          <ul className={desk['rows']}>
            {list.edges.map(({ node }) => (
              <RequestItem key={node.bookingCode} request={node} venueId={venueId} answered={answered} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
    </Page>
  );
}
