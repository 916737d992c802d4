import { Button, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { PartLinks } from '../PartLinks.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { DeskSpacesQuery } from './documents.js';
import { OwnUsesPart } from './OwnUsesPart.js';

const CalendarsPart = lazy(() => import('./CalendarsPart.js'));
const PassPart = lazy(() => import('./PassPart.js'));
const PARTS = ['uses', 'calendars', 'pass'] as const;

/** What a venue keeps for itself, by hand or from its calendars, and what it opens to the pass. The part is in the address. */
export default function OpeningsPage() {
  const { t } = useTranslation();
  const { id: venueId, slug, base } = useDeskVenue();
  const [params] = useSearchParams();
  const part = PARTS.find((one) => one === params.get('part')) ?? 'uses';
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: DeskSpacesQuery,
    variables: { venueId, slug },
    requestPolicy: 'cache-and-network',
  });
  const spaces = data?.managedVenue?.spaces.filter(({ withdrawnAt }) => !withdrawnAt);
  const zone = data?.venue?.zone ?? '';
  return (
    <Page title={t('venueOpenings.title')} lead={t('venueOpenings.lead')}>
      <PartLinks
        label={t('venueOpenings.parts')}
        links={PARTS.map((one) => ({
          to: one === 'uses' ? '?' : `?part=${one}`,
          text: t(`venueOpenings.part.${one}`),
          current: one === part,
        }))}
      />
      {error && !data && (
        <FailureNotice error={error} retry={() => reexecuteQuery({ requestPolicy: 'network-only' })} />
      )}
      {!data && !error && <Skeleton h={360} radius="lg" aria-label={t('shell.loading')} />}
      {data && (!spaces || spaces.length === 0) && (
        <Notice
          text={t('venueOpenings.noSpace')}
          action={
            <Button component={Link} to={`${base}/spaces/new`} radius="xl">
              {t('venueOpenings.addSpace')}
            </Button>
          }
        />
      )}
      {spaces && spaces.length > 0 && (
        <Suspense fallback={<Skeleton h={360} radius="lg" aria-label={t('shell.loading')} />}>
          {part === 'uses' && <OwnUsesPart spaces={spaces} zone={zone} />}
          {part === 'calendars' && <CalendarsPart spaces={spaces} zone={zone} />}
          {part === 'pass' && <PassPart spaces={spaces} />}
        </Suspense>
      )}
    </Page>
  );
}
