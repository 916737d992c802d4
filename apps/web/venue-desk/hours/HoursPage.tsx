import { NativeSelect, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { mayLeave } from '../../frame/leave-guard.js';
import classes from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import desk from '../VenueDesk.module.css';
import { PartLinks } from '../PartLinks.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { useVenueSpaces } from '../useVenueSpaces.js';
import { SpaceHoursQuery, VenueHoursQuery } from './documents.js';

const WeekForm = lazy(() => import('./WeekForm.js'));
const ExceptionForm = lazy(() => import('./ExceptionForm.js'));
const ClosureForm = lazy(() => import('./ClosureForm.js'));
const FRESH = { requestPolicy: 'network-only' } as const;
const PARTS = ['week', 'dates', 'closures'] as const;

/** The hours of a venue or of one of its spaces. Which of them, and which form, are in the address. */
export default function HoursPage() {
  const { t } = useTranslation();
  const client = useClient();
  const { slug, base } = useDeskVenue();
  const [params, setParams] = useSearchParams();
  const spaceId = params.get('space') ?? '';
  const part = PARTS.find((one) => one === params.get('part')) ?? 'week';
  const [round, setRound] = useState(0);
  const { spaces, error: spacesError, refetch: refetchSpaces } = useVenueSpaces(slug);
  const space = spaces?.find(({ id }) => id === spaceId);
  const ofSpaceVariables = { slug, after: space?.after ?? null };
  const [venueAnswer, refetchVenue] = useQuery({ query: VenueHoursQuery, variables: { slug }, ...FRESH });
  const [spaceAnswer, refetchSpace] = useQuery({
    query: SpaceHoursQuery,
    variables: ofSpaceVariables,
    pause: !space,
    ...FRESH,
  });
  const venue = venueAnswer.data?.venue;
  const ofSpace = spaceAnswer.data?.venue?.spaces.edges.find(({ node }) => node.id === spaceId)?.node.openingCalendar;
  const calendar = spaceId ? ofSpace : venue?.openingCalendar;
  const isUnknown = spaceId !== '' && spaces !== undefined && !space;
  const error = venueAnswer.error ?? spacesError ?? spaceAnswer.error;
  const saved = async () => {
    await client.query(VenueHoursQuery, { slug }, FRESH).toPromise();
    if (space) await client.query(SpaceHoursQuery, ofSpaceVariables, FRESH).toPromise();
    setRound((before) => before + 1);
  };
  const form = calendar &&
    venue && {
      target: spaceId || venue.id,
      calendar,
      zone: venue.zone,
      saved: () => void saved(),
    };
  // A form starts again from what was saved.
  const key = `${spaceId}/${part}/${round}`;

  return (
    <Page title={t('venueHours.title')} lead={t('venueHours.lead')}>
      <NativeSelect
        label={t('venueHours.whose')}
        className={classes['filter']!}
        value={spaceId}
        data={[
          { value: '', label: t('venueHours.wholeVenue') },
          ...(spaces ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          if (mayLeave()) setParams({ ...(value && { space: value }), ...(part !== 'week' && { part }) });
        }}
      />
      <PartLinks
        label={t('venueHours.parts')}
        links={PARTS.map((one) => ({
          to: `?${new URLSearchParams({ ...(spaceId && { space: spaceId }), ...(one !== 'week' && { part: one }) })}`,
          text: t(`venueHours.part.${one}`),
          current: one === part,
        }))}
      />
      {error && !form && (
        <FailureNotice
          error={error}
          retry={() => {
            refetchSpaces();
            refetchVenue(FRESH);
            if (space) refetchSpace(FRESH);
          }}
        />
      )}
      {!error && !form && !isUnknown && !(venueAnswer.data && !venue) && (
        <Skeleton h={420} radius="lg" aria-label={t('shell.loading')} />
      )}
      {isUnknown && !form && (
        <Notice text={t('venueHours.unknown')} action={<Link to="?">{t('venueHours.wholeVenue')}</Link>} />
      )}
      {venueAnswer.data && !venue && (
        <Notice
          title={t('venueDesk.withdrawn')}
          text={t('venueDesk.withdrawnText')}
          action={<Link to={base}>{t('workspace.today')}</Link>}
        />
      )}
      {form && (
        <div className={desk['part']}>
          <Suspense fallback={<Skeleton h={420} radius="lg" aria-label={t('shell.loading')} />}>
            {part === 'week' && (
              <WeekForm key={key} {...form} venueRules={spaceId ? venue?.openingCalendar.rules : undefined} />
            )}
            {part === 'dates' && <ExceptionForm key={key} {...form} />}
            {part === 'closures' && <ClosureForm key={key} {...form} />}
          </Suspense>
        </div>
      )}
    </Page>
  );
}
