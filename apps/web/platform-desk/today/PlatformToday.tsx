import { Skeleton } from '@mantine/core';
import { IconBuildingArch, IconHistory, IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { useSession } from '../../frame/session.js';
import { Figures } from '../../frame/workspace/Figures.js';
import { PageLinks } from '../../frame/workspace/PageLinks.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Page } from '../../parts/Page.js';

const PlatformTodayQuery = graphql(`
  query PlatformToday {
    networks {
      id
      venueCount
    }
  }
`);

/** The platform today, and the pages that already serve the people who run it. */
export default function PlatformToday() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [{ data, error }, refetch] = useQuery({ query: PlatformTodayQuery });
  const venues = data?.networks.reduce((sum, { venueCount }) => sum + venueCount, 0);
  return (
    <Page title={t('platformDesk.title')} lead={t('platformDesk.lead')}>
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton h={120} radius="lg" mb="xl" />}
      {data && (
        <Figures
          figures={[
            { label: t('platformDesk.networks'), value: String(data.networks.length) },
            { label: t('platformDesk.venues'), value: String(venues) },
          ]}
        />
      )}
      <PageLinks
        links={[
          {
            to: '/operator/jobs',
            external: true,
            Icon: IconListCheck,
            title: t('platformDesk.jobs'),
            text: t('platformDesk.jobsText'),
          },
          {
            to: `/${slug}/platform/audit?platform=1`,
            Icon: IconHistory,
            title: t('workspace.audit'),
            text: t('platformDesk.auditText'),
          },
          {
            to: '/?choose',
            Icon: IconBuildingArch,
            title: t('platformDesk.allNetworks'),
            text: t('platformDesk.allNetworksText'),
          },
        ]}
      />
    </Page>
  );
}
