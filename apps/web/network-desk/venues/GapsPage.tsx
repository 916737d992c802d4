import { NativeSelect, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { MapBoundary } from '../../map/MapBoundary.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { farthestFirst, kilometres } from '../../rules/gaps.js';
import classes from '../Desk.module.css';
import { TerritoryCoverageQuery } from './documents.js';
import { GapsTable } from './GapsTable.js';
import { VenuesTabs } from './VenuesTabs.js';
import own from './Venues.module.css';

const PointsMap = lazy(() => import('../../map/PointsMap.js'));
const SIZE = 20;

/** Communes and quarters without a published venue, as a table and as a map in the same order. */
export default function GapsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const [params, setParams] = useSearchParams();
  const [lit, setLit] = useState<string | null>(null);
  const [{ data, error }, refetch] = useQuery({ query: TerritoryCoverageQuery });
  const onlyGaps = params.get('show') !== 'all';
  const wanted = Number(params.get('page') ?? '1');
  const parts = data && farthestFirst(data.territoryCoverage, onlyGaps);
  const total = parts?.length ?? 0;
  const page = Number.isInteger(wanted) && wanted > 0 && (wanted - 1) * SIZE < total ? wanted - 1 : 0;
  const shown = parts?.slice(page * SIZE, (page + 1) * SIZE) ?? [];
  const points = (parts ?? []).map(({ id, name, centre }, i) => {
    const isShown = i >= page * SIZE && i < (page + 1) * SIZE;
    return { id, ...centre, label: name, ...(isShown && { rank: i + 1 }) };
  });
  const turn = (to: number) =>
    setParams({ ...(!onlyGaps && { show: 'all' }), ...(to > 0 && { page: String(to + 1) }) });
  const paging = { size: SIZE, page, after: null, forward: () => turn(page + 1), back: () => turn(page - 1) };
  const rows = () => [
    t('gaps.columns', { returnObjects: true }),
    ...(parts ?? []).map(({ name, kind, publishedVenues, spaces, nearestVenue, nearestMeters }) => [
      name,
      t(`gaps.kind.${kind}`),
      String(publishedVenues),
      String(spaces),
      nearestVenue ?? '',
      kilometres(nearestMeters, language),
    ]),
  ];

  return (
    <Page
      title={t('gaps.title')}
      lead={t('gaps.lead')}
      aside={parts && <DownloadCsv name={`${slug}-${onlyGaps ? 'gaps' : 'coverage'}`} rows={rows} />}
    >
      <VenuesTabs />
      <NativeSelect
        label={t('gaps.filter')}
        className={classes['filter']!}
        value={onlyGaps ? 'gaps' : 'all'}
        data={[
          { value: 'gaps', label: t('gaps.onlyGaps') },
          { value: 'all', label: t('gaps.everything') },
        ]}
        onChange={({ currentTarget: { value } }) => setParams(value === 'all' ? { show: 'all' } : {})}
      />
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingBlock height={360} />}
      {parts && total === 0 && (
        <Notice text={t(data.territoryCoverage.length > 0 ? 'gaps.none' : 'gaps.noTerritory')} />
      )}
      {parts && total > 0 && (
        <>
          <h2 className={classes['heading']}>{t(onlyGaps ? 'gaps.count' : 'gaps.allCount', { count: total })}</h2>
          <div className={own['split']}>
            <div>
              <GapsTable parts={shown} first={page * SIZE} lit={lit} light={setLit} />
              <Pager
                paging={paging}
                shown={shown.length}
                total={total}
                endCursor="more"
                hasNextPage={(page + 1) * SIZE < total}
              />
            </div>
            <div className={own['map']}>
              <MapBoundary>
                <Suspense fallback={<Skeleton h="100%" radius="lg" />}>
                  <PointsMap points={points} lit={lit} onPick={setLit} label={t('gaps.map')} />
                </Suspense>
              </MapBoundary>
            </div>
          </div>
        </>
      )}
    </Page>
  );
}
