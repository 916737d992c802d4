import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { VariablesOf } from '../../api/graphql.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { MapBoundary } from '../../map/MapBoundary.js';
import cards from '../../parts/Card.module.css';
import { CardSkeletons } from '../../parts/CardSkeletons.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import type { VenueKind } from '../../parts/kinds.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { addressOfFilter, type Filter, filterFromAddress } from '../../rules/filter.js';
import { DirectoryTabs } from '../people/DirectoryTabs.js';
import { SearchVenuesQuery } from './documents.js';
import { Filters } from './Filters.js';
import { VenueCard } from './VenueCard.js';
import classes from './Places.module.css';

const PointsMap = lazy(() => import('../../map/PointsMap.js'));

function inputOf({
  text,
  kinds,
  equipment,
  stepFree,
  freeAt,
  freeMinutes,
  ...rest
}: Filter): VariablesOf<typeof SearchVenuesQuery>['filter'] {
  return {
    ...rest,
    ...(text ? { text } : {}),
    ...(kinds.length ? { kinds: kinds as VenueKind[] } : {}),
    ...(equipment.length ? { equipment } : {}),
    ...(stepFree ? { accessible: true } : {}),
    ...(freeAt ? { freeAt, freeMinutes } : {}),
  };
}

/** The directory: one search, shown as a list and as a map in the same order. */
export default function PlacesPage() {
  const { t } = useTranslation();
  const { slug, network } = useSession();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const filter = filterFromAddress(params);
  const address = addressOfFilter(filter);
  const heading = useRef<HTMLHeadingElement>(null);
  const [lit, setLit] = useState<string | null>(null);
  const paging = usePaging(address, 20, () => heading.current?.focus());
  const [{ data, error, fetching }, refetch] = useQuery({
    query: SearchVenuesQuery,
    variables: { filter: inputOf(filter), first: paging.size, after: paging.after, minutes: filter.freeMinutes },
  });
  const found = data?.searchVenues;
  const total = found?.totalCount;

  useEffect(() => {
    if (total !== undefined) announce(t('places.count', { count: total }));
  }, [total, address, t]);

  const first = paging.page * paging.size;
  const shown = new Map(
    found?.edges.map(({ node }, i) => [node.venue.slug, { name: node.venue.name, rank: first + i + 1 }]),
  );
  const points =
    found?.points.map(({ slug: id, point }) => {
      const card = shown.get(id);
      return { id, ...point, label: card?.name ?? id, ...(card ? { rank: card.rank } : {}) };
    }) ?? [];

  function pick(id: string) {
    setLit(id);
    const card = document.getElementById(`venue-${id}`);
    if (card) card.scrollIntoView({ block: 'center', behavior: 'smooth' });
    else void navigate(`/${slug}/venues/${id}`);
  }

  return (
    <Page title={t('places.title')} lead={t('places.lead', { count: network.venueCount, name: network.name })}>
      <DirectoryTabs />
      <Filters filter={filter} apply={(next) => setParams(addressOfFilter(next))} />
      <h2 ref={heading} tabIndex={-1} className={classes['count']}>
        {total === undefined ? t('shell.loading') : t('places.count', { count: total })}
        {found && <span className={classes['sorted']}>{found.sortedBy}</span>}
      </h2>
      {error && !found && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {found?.totalCount === 0 && (
        <Notice
          text={t('places.none')}
          action={
            <Button component={Link} to={`/${slug}/places`}>
              {t('places.clear')}
            </Button>
          }
        />
      )}
      {!(error && !found) && found?.totalCount !== 0 && (
        <div className={classes['split']}>
          <div aria-busy={fetching}>
            {found ? (
              <ol className={cards['list']} start={first + 1}>
                {found.edges.map(({ node }, i) => (
                  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only lights the pin on the map
                  <li
                    key={node.venue.id}
                    id={`venue-${node.venue.slug}`}
                    onPointerEnter={() => setLit(node.venue.slug)}
                    onFocus={() => setLit(node.venue.slug)}
                  >
                    <VenueCard hit={node} rank={first + i + 1} lit={lit === node.venue.slug} filter={filter} />
                  </li>
                ))}
              </ol>
            ) : (
              <CardSkeletons count={5} />
            )}
            {found && <Pager paging={paging} shown={found.edges.length} total={found.totalCount} {...found.pageInfo} />}
          </div>
          <div className={classes['side']}>
            <MapBoundary>
              <Suspense fallback={<Skeleton h="100%" radius="lg" />}>
                <PointsMap
                  points={points}
                  around={filter.near ?? null}
                  lit={lit}
                  onPick={pick}
                  label={t('map.places')}
                />
              </Suspense>
            </MapBoundary>
          </div>
        </div>
      )}
    </Page>
  );
}
