import { Button, Skeleton } from '@mantine/core';
import { IconBuildingStore, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { useSession } from '../../frame/session.js';
import { Figures } from '../../frame/workspace/Figures.js';
import { PageLinks } from '../../frame/workspace/PageLinks.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { addressOfNeed } from '../../rules/need.js';
import { hoursText } from '../../rules/when.js';

const VenueTodayQuery = graphql(`
  query VenueToday($slug: String!) {
    venue(slug: $slug) {
      id
      name
      zone
      point {
        lat
        lon
      }
      address {
        city
      }
      openToday {
        start
        end
      }
      spaces(first: 1) {
        totalCount
      }
    }
  }
`);

/** What happens at the venue today, and the pages that already serve its team. */
export default function VenueToday() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, me } = useSession();
  const venueSlug = useParams()['venue']!;
  const [{ data, error }, refetch] = useQuery({ query: VenueTodayQuery, variables: { slug: venueSlug } });
  const venue = data?.venue;
  const name = me?.roles.find((grant) => grant.venue?.slug === venueSlug)?.venue?.name ?? venueSlug;
  const hours = venue?.openToday.map(({ start, end }) => hoursText(start, end, venue.zone, language)).join(', ');
  return (
    <Page title={t('venueDesk.title', { name })} lead={t('venueDesk.lead')}>
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton h={120} radius="lg" mb="xl" />}
      {data && !venue && (
        <Notice
          title={t('venueDesk.withdrawn')}
          text={t('venueDesk.withdrawnText')}
          action={
            <Button component={Link} to={`/${slug}/places`}>
              {t('nav.places')}
            </Button>
          }
        />
      )}
      {venue && (
        <>
          <Figures
            figures={[
              { label: t('venueDesk.hours'), value: hours || t('venueDesk.closed') },
              { label: t('venueDesk.spaces'), value: String(venue.spaces.totalCount) },
              { label: t('venueDesk.city'), value: venue.address.city },
            ]}
            note={t('venueDesk.note')}
          />
          <PageLinks
            links={[
              {
                to: `/${slug}/venues/${venueSlug}`,
                Icon: IconBuildingStore,
                title: t('venueDesk.publicPage'),
                text: t('venueDesk.publicPageText'),
              },
              {
                to: `/${slug}?${addressOfNeed({ text: '', near: venue.point, nearLabel: venue.name })}`,
                Icon: IconSearch,
                title: t('venueDesk.search'),
                text: t('venueDesk.searchText'),
              },
            ]}
          />
        </>
      )}
    </Page>
  );
}
