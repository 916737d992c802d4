import { Skeleton } from '@mantine/core';
import { IconCalendarCheck, IconSearch, IconUserCog } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { useSession } from '../../frame/session.js';
import { Figures } from '../../frame/workspace/Figures.js';
import { PageLinks } from '../../frame/workspace/PageLinks.js';
import { useDayText } from '../../i18n/useDayText.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Page } from '../../parts/Page.js';

const MentorTodayQuery = graphql(`
  query MentorToday {
    myBookings(when: UPCOMING, first: 1) {
      totalCount
      edges {
        node {
          id
          start
        }
      }
    }
  }
`);

/** What awaits a mentor, and the pages that already serve them. */
export default function MentorToday() {
  const { t } = useTranslation();
  const { slug, network } = useSession();
  const day = useDayText(network.zone);
  const [{ data, error }, refetch] = useQuery({ query: MentorTodayQuery, requestPolicy: 'cache-and-network' });
  const next = data?.myBookings.edges[0]?.node;
  return (
    <Page title={t('mentorDesk.title')} lead={t('mentorDesk.lead')}>
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton h={120} radius="lg" mb="xl" />}
      {data && (
        <Figures
          figures={[
            { label: t('mentorDesk.bookings'), value: String(data.myBookings.totalCount) },
            { label: t('mentorDesk.nextBooking'), value: next ? day(next.start) : t('mentorDesk.noBooking') },
          ]}
          note={t('mentorDesk.note')}
        />
      )}
      <PageLinks
        links={[
          {
            to: `/${slug}/bookings`,
            Icon: IconCalendarCheck,
            title: t('nav.bookings'),
            text: t('mentorDesk.agendaText'),
          },
          { to: `/${slug}`, Icon: IconSearch, title: t('nav.search'), text: t('mentorDesk.searchText') },
          { to: `/${slug}/account`, Icon: IconUserCog, title: t('account.title'), text: t('mentorDesk.accountText') },
        ]}
      />
    </Page>
  );
}
