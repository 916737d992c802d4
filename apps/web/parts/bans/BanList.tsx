import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../FailureNotice.js';
import { ListCsv } from '../ListCsv.js';
import { LoadingBlock } from '../LoadingBlock.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dayText } from '../../rules/when.js';
import { Notice } from '../Notice.js';
import { Pager } from '../Pager.js';
import { usePaging } from '../usePaging.js';
import { BanForm } from './BanForm.js';
import { BanItem } from './BanItem.js';
import { VenueBansQuery } from './documents.js';

/** The bans of one venue with the form for another one, or those of the whole network. */
export function BanList({ venueId }: { venueId: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSession().network;
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(venueId ?? '', 20, () => heading.current?.focus());
  const [{ data, error, fetching }, reexecuteQuery] = useQuery({
    query: VenueBansQuery,
    variables: { venueId, first: paging.size, after: paging.after },
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = error ? undefined : data?.venueBans;
  return (
    <>
      {error && <FailureNotice error={error} retry={refetch} />}
      {!list && fetching && <LoadingBlock height={200} />}
      {list && (
        <h2 ref={heading} tabIndex={-1} className={desk['heading']}>
          {t('bans.count', { count: list.totalCount })}
        </h2>
      )}
      {list?.totalCount === 0 && <Notice text={t('bans.none')} />}
      {list && list.totalCount > 0 && (
        <>
          <ListCsv
            name="bans"
            query={VenueBansQuery}
            variables={{ venueId }}
            list={({ venueBans }) => venueBans}
            columns={t('bans.columns', { returnObjects: true })}
            row={({ venueName, memberName, reason, bannedByName, bannedAt, liftedAt }) => [
              venueName,
              memberName,
              reason,
              bannedByName,
              dayText(bannedAt, zone, language),
              liftedAt ? dayText(liftedAt, zone, language) : '',
            ]}
          />
          <ul className={desk['rows']}>
            {list.edges.map(({ node }) => (
              <BanItem key={node.id} ban={node} changed={refetch} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
      {venueId !== null && <BanForm venueId={venueId} banned={refetch} />}
    </>
  );
}
