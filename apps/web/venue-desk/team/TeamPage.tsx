import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { dayText } from '../../rules/when.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';
import { VenueTeamQuery } from './documents.js';
import { InviteStaff } from './InviteStaff.js';
import { StaffItem } from './StaffItem.js';
import { WaitingStaff } from './WaitingStaff.js';

/** Who is in the team of a venue, who is invited, and the invitation of others. */
export default function TeamPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const venue = useVenueOfDesk();
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: VenueTeamQuery,
    variables: { venueId: venue.id },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const team = data?.managedVenue;
  const isOver = data && (!team || team.state === 'ARCHIVED');
  const rows = () => [
    t('venueTeam.columns', { returnObjects: true }),
    ...(team?.staff ?? []).map(({ name, email, role, since }) => [
      name,
      email,
      t(`venueTeam.role.${role}`),
      dayText(since, network.zone, language),
    ]),
  ];
  return (
    <Page
      title={t('venueTeam.title', { name: venue.name })}
      lead={t('venueTeam.lead')}
      aside={team && !isOver && <DownloadCsv name={`${venue.slug}-team`} rows={rows} />}
    >
      {error && !data && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={320} radius="lg" aria-label={t('shell.loading')} />}
      {isOver && <Notice title={t('venueDesk.withdrawn')} text={t('venueDesk.withdrawnText')} />}
      {team && !isOver && (
        <>
          <section aria-labelledby="staff">
            <h2 id="staff" className={desk['heading']}>
              {t('venueTeam.count', { count: team.staff.length })}
            </h2>
            {team.staff.length === 0 && <p className={desk['muted']}>{t('venueTeam.nobody')}</p>}
            <ul className={desk['rows']}>
              {team.staff.map((member) => (
                <StaffItem key={member.memberId + member.role} member={member} venue={venue} changed={refetch} />
              ))}
            </ul>
          </section>
          {venue.isManager ? (
            <InviteStaff venueId={venue.id} invited={refetch} />
          ) : (
            <p className={desk['muted']}>{t('venueTeam.managersOnly')}</p>
          )}
          <WaitingStaff invitations={team.invitations} isManager={venue.isManager} changed={refetch} />
        </>
      )}
    </Page>
  );
}
