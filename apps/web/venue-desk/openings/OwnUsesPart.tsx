import { Skeleton } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/useLanguage.js';
import classes from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { ListCsv } from '../../parts/ListCsv.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { spanText } from '../../rules/when.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { type DeskSpace, type OwnUse, OwnUsesQuery } from './documents.js';
import { OwnUseForm } from './OwnUseForm.js';
import { OwnUseItem } from './OwnUseItem.js';
import { RemovedOwnUse } from './RemovedOwnUse.js';

/** The own uses of a venue that are not over, and a form for one more. */
export function OwnUsesPart({ spaces, zone }: { spaces: readonly DeskSpace[]; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id: venueId, slug } = useDeskVenue();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(venueId, 20, () => heading.current?.focus());
  const [removed, setRemoved] = useState<OwnUse>();
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: OwnUsesQuery,
    variables: { venueId, first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = data?.ownUses;
  return (
    <>
      <OwnUseForm spaces={spaces} zone={zone} added={refetch} />
      <section aria-labelledby="uses" className={classes['section']}>
        {error && !list && <FailureNotice error={error} retry={refetch} />}
        {!list && !error && <Skeleton h={200} radius="lg" aria-label={t('shell.loading')} />}
        {removed && <RemovedOwnUse key={removed.id} ownUse={removed} restored={refetch} />}
        {list && (
          <>
            <h2 id="uses" ref={heading} tabIndex={-1} className={classes['heading']}>
              {t('venueOpenings.uses', { count: list.totalCount })}
            </h2>
            {list.totalCount === 0 && <p className={classes['muted']}>{t('venueOpenings.noUse')}</p>}
            {list.totalCount > 0 && (
              <ListCsv
                name={`${slug}-own-uses`}
                query={OwnUsesQuery}
                variables={{ venueId }}
                list={({ ownUses }) => ownUses}
                columns={t('venueOpenings.columns', { returnObjects: true })}
                row={({ space, start, end, seats, title, imported }) => [
                  space.name,
                  spanText(start, end, zone, language),
                  String(seats ?? ''),
                  title,
                  t(imported ? 'venueOpenings.imported' : 'venueOpenings.byHand'),
                ]}
              />
            )}
            <ul className={classes['rows']}>
              {list.edges.map(({ node }) => (
                <OwnUseItem
                  key={node.id}
                  ownUse={node}
                  zone={zone}
                  removed={() => {
                    setRemoved(node);
                    refetch();
                  }}
                />
              ))}
            </ul>
            <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
          </>
        )}
      </section>
    </>
  );
}
