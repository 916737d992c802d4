import { Badge, Button, Skeleton } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import classes from '../../network-desk/Desk.module.css';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { SPACE_ICON } from '../../parts/kinds.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { SpacesQuery } from './documents.js';
import { useClassText } from './useClassText.js';

/** The spaces and machines of a venue, withdrawn ones last. */
export default function SpacesPage() {
  const { t } = useTranslation();
  const { id: venueId, slug } = useDeskVenue();
  const classText = useClassText();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(slug, 25, () => heading.current?.focus());
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: SpacesQuery,
    variables: { venueId },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const venue = data?.managedVenue;
  const from = Number(paging.after ?? 0);
  const shown = venue?.spaces.slice(from, from + paging.size) ?? [];
  const until = from + shown.length;
  const add = (
    <Button component={Link} to="new" radius="xl">
      {t('venueSpaces.add')}
    </Button>
  );

  return (
    <Page
      title={t('venueSpaces.title')}
      lead={t('venueSpaces.lead')}
      aside={
        <div className={classes['actions']}>
          {venue && venue.spaces.length > 0 && <DownloadCsv name={`${slug}-spaces`} text={venue.spacesCsv} />}
          <Button component={Link} to="import" variant="default" radius="xl">
            {t('venueSpaces.import')}
          </Button>
          {add}
        </div>
      }
    >
      {error && !data && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={360} radius="lg" aria-label={t('shell.loading')} />}
      {data && !venue && <Notice title={t('venueDesk.withdrawn')} text={t('venueDesk.withdrawnText')} />}
      {venue?.spaces.length === 0 && <Notice text={t('venueSpaces.none')} />}
      {venue && venue.spaces.length > 0 && (
        <>
          <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
            {t('venueSpaces.count', { count: venue.spaces.length })}
          </h2>
          <ul className={classes['rows']}>
            {shown.map(({ id, name, kind, tariffClass, capacity, sharesSeats, withdrawnAt }) => {
              const Icon = SPACE_ICON[kind];
              return (
                <li key={id} className={classes['row']}>
                  <div className={classes['what']}>
                    <strong>
                      <Icon size={18} stroke={1.7} aria-hidden /> <Link to={id}>{name}</Link>
                    </strong>{' '}
                    {withdrawnAt && (
                      <Badge color="gray" autoContrast>
                        {t('venueSpaces.withdrawn')}
                      </Badge>
                    )}
                    <p className={classes['muted']}>{t(`spaceKind.${kind}`)}</p>
                  </div>
                  <ul className={classes['value']}>
                    <li>{t('venueSpaces.ofClass', { name: classText(tariffClass) })}</li>
                    <li>{t(sharesSeats ? 'venueSpaces.seats' : 'venueSpaces.people', { count: capacity })}</li>
                  </ul>
                </li>
              );
            })}
          </ul>
          <Pager
            paging={paging}
            shown={shown.length}
            total={venue.spaces.length}
            endCursor={String(until)}
            hasNextPage={until < venue.spaces.length}
          />
        </>
      )}
    </Page>
  );
}
