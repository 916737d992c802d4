import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { lazyPage } from '../i18n/lazy-page.js';
import { SearchPage } from '../member/search/SearchPage.js';
import { PageSkeleton } from '../parts/PageSkeleton.js';
import { FormerAuditAddress } from './FormerAuditAddress.js';
import { MemberFrame } from './MemberFrame.js';
import { NetworkLayout } from './NetworkLayout.js';
import { NotFound } from './NotFound.js';

const NetworksPage = lazyPage(() => import('../member/networks/NetworksPage.js'), 'networks');
const PlacesPage = lazyPage(() => import('../member/directory/PlacesPage.js'), 'directory');
const PeoplePage = lazyPage(() => import('../member/people/PeoplePage.js'), 'people');
const PersonPage = lazyPage(() => import('../member/people/PersonPage.js'), 'people');
const ProfilePage = lazyPage(() => import('../member/profile/ProfilePage.js'), 'profile', 'people', 'pictures');
const ProjectsPage = lazyPage(() => import('../member/projects/ProjectsPage.js'), 'projects', 'people');
const NewProjectPage = lazyPage(() => import('../member/projects/NewProjectPage.js'), 'projects', 'people');
const ProjectPage = lazyPage(() => import('../member/projects/ProjectPage.js'), 'projects', 'people');
const VenuePage = lazyPage(() => import('../member/venue/VenuePage.js'), 'venue', 'pictures', 'sessionPlaces');
const BookingsPage = lazyPage(
  () => import('../member/agenda/BookingsPage.js'),
  'agenda',
  'booking',
  'sessionPlaces',
  'holds',
);
const AppointmentsPage = lazyPage(
  () => import('../member/appointments/AppointmentsPage.js'),
  'appointments',
  'mentoring',
);
const MentorAnswerPage = lazyPage(
  () => import('../member/mentor-answer/MentorAnswerPage.js'),
  'mentorAnswer',
  'mentoring',
);
const MemberSessionPage = lazyPage(() => import('../member/session/SessionPage.js'), 'sessionPlaces');
const InvoicesPage = lazyPage(() => import('../member/invoices/InvoicesPage.js'), 'invoices');
const PassPage = lazyPage(() => import('../member/pass/PassPage.js'), 'pass');
const AccountPage = lazyPage(() => import('../member/account/AccountPage.js'), 'account', 'signIn', 'auditActions');
const ReceiptsPage = lazyPage(() => import('../member/account/receipts/ReceiptsPage.js'), 'receipts');
const NotificationsPage = lazyPage(() => import('./bell/NotificationsPage.js'), 'bell');
const SignInPage = lazyPage(() => import('../member/sign-in/SignInPage.js'), 'signIn');
const MentorDesk = lazyPage(() => import('../mentor-desk/MentorDesk.js'), 'workspace', 'mentorDesk');
const MentorToday = lazyPage(
  () => import('../mentor-desk/today/MentorToday.js'),
  'workspace',
  'mentorDesk',
  'mentoring',
);
const MentorAppointmentsPage = lazyPage(
  () => import('../mentor-desk/appointments/MentorAppointmentsPage.js'),
  'mentorDesk',
  'mentorSessions',
  'mentoring',
);
const OfficeHoursPage = lazyPage(
  () => import('../mentor-desk/hours/OfficeHoursPage.js'),
  'mentorDesk',
  'officeHours',
  'venueHours',
);
const MentorFiguresPage = lazyPage(
  () => import('../mentor-desk/figures/FiguresPage.js'),
  'mentorDesk',
  'mentorFigures',
);
const MentorSettingsPage = lazyPage(
  () => import('../mentor-desk/settings/MentorSettingsPage.js'),
  'mentorDesk',
  'mentorSettings',
  'mentoring',
);
const VenueDesk = lazyPage(() => import('../venue-desk/VenueDesk.js'), 'workspace', 'venueDesk');
const VenueToday = lazyPage(() => import('../venue-desk/today/VenueToday.js'), 'workspace', 'venueDesk');
const VenueEditorPage = lazyPage(
  () => import('../venue-desk/page/VenueEditorPage.js'),
  'venueDesk',
  'venueEditor',
  'pictures',
);
const CheckInPage = lazyPage(() => import('../member/check-in/CheckInPage.js'), 'checkIn', 'presence');
const VenueNoShowsPage = lazyPage(() => import('../venue-desk/no-shows/NoShowsPage.js'), 'venueDesk', 'noShows');
const PosterPage = lazyPage(() => import('../venue-desk/poster/PosterPage.js'), 'venueDesk');
const NetworkNoShowsPage = lazyPage(() => import('../network-desk/venues/NoShowsPage.js'), 'networkVenues', 'noShows');
const RequestsPage = lazyPage(() => import('../venue-desk/requests/RequestsPage.js'), 'venueDesk', 'venueRequests');
const PlanningPage = lazyPage(() => import('../venue-desk/planning/PlanningPage.js'), 'venueDesk', 'planning');
const FiguresPage = lazyPage(() => import('../venue-desk/figures/FiguresPage.js'), 'venueDesk', 'venueFigures');
const BansPage = lazyPage(() => import('../venue-desk/bans/BansPage.js'), 'venueDesk', 'bans');
const KioskPage = lazyPage(() => import('../kiosk/KioskPage.js'), 'kiosk');
const KiosksPage = lazyPage(() => import('../venue-desk/kiosks/KiosksPage.js'), 'venueDesk', 'kiosks');
const TeamPage = lazyPage(() => import('../venue-desk/team/TeamPage.js'), 'venueDesk', 'venueTeam');
const InvitationPage = lazyPage(() => import('../member/invitation/InvitationPage.js'), 'venueInvitation');
const GuardianPage = lazyPage(() => import('../member/guardian/GuardianPage.js'), 'guardian');
const SpacesPage = lazyPage(() => import('../venue-desk/spaces/SpacesPage.js'), 'venueDesk', 'venueSpaces');
const NewSpacePage = lazyPage(() => import('../venue-desk/spaces/NewSpacePage.js'), 'venueSpaces');
const ImportSpacesPage = lazyPage(() => import('../venue-desk/spaces/ImportSpacesPage.js'), 'venueSpaces');
const SpacePage = lazyPage(() => import('../venue-desk/spaces/SpacePage.js'), 'venueSpaces');
const HoursPage = lazyPage(() => import('../venue-desk/hours/HoursPage.js'), 'venueDesk', 'venueHours');
const OpeningsPage = lazyPage(() => import('../venue-desk/openings/OpeningsPage.js'), 'venueOpenings');
const CertificatesPage = lazyPage(() => import('../venue-desk/certificates/CertificatesPage.js'), 'certificates');
const ImportCertificatesPage = lazyPage(
  () => import('../venue-desk/certificates/ImportCertificatesPage.js'),
  'certificates',
);
const TrainingsPage = lazyPage(() => import('../venue-desk/certificates/TrainingsPage.js'), 'certificates');
const SessionsPage = lazyPage(() => import('../venue-desk/certificates/SessionsPage.js'), 'certificates');
const NewSessionPage = lazyPage(() => import('../venue-desk/certificates/NewSessionPage.js'), 'certificates');
const SessionPage = lazyPage(() => import('../venue-desk/certificates/SessionPage.js'), 'certificates');
const NetworkDesk = lazyPage(() => import('../network-desk/NetworkDesk.js'), 'workspace', 'networkDesk');
const NetworkToday = lazyPage(() => import('../network-desk/today/NetworkToday.js'), 'workspace', 'networkDesk');
const AuditPage = lazyPage(() => import('../network-desk/audit/AuditPage.js'), 'audit', 'auditActions');
const LegalPage = lazyPage(() => import('../member/legal/LegalPage.js'), 'legal');
const LegalDeskPage = lazyPage(() => import('../network-desk/legal/LegalDeskPage.js'), 'legal', 'legalDesk');
const MembersPage = lazyPage(() => import('../network-desk/members/MembersPage.js'), 'members');
const MergeMembersPage = lazyPage(() => import('../network-desk/members/MergeMembersPage.js'), 'members');
const InvitePage = lazyPage(() => import('../network-desk/members/InvitePage.js'), 'members');
const MentorsPage = lazyPage(() => import('../network-desk/mentors/MentorsPage.js'), 'mentors', 'coverage');
const CoveragePage = lazyPage(() => import('../network-desk/coverage/CoveragePage.js'), 'coverage', 'mentoring');
const InvoicesDeskPage = lazyPage(() => import('../network-desk/billing/InvoicesDeskPage.js'), 'billing');
const MonthClosePage = lazyPage(() => import('../network-desk/billing/MonthClosePage.js'), 'billing');
const VenuesPage = lazyPage(() => import('../network-desk/venues/VenuesPage.js'), 'networkVenues');
const ClaimsPage = lazyPage(() => import('../network-desk/venues/ClaimsPage.js'), 'networkVenues');
const NetworkBansPage = lazyPage(() => import('../network-desk/venues/BansPage.js'), 'networkVenues', 'bans');
const GapsPage = lazyPage(() => import('../network-desk/venues/GapsPage.js'), 'networkVenues');
const NewVenuePage = lazyPage(() => import('../network-desk/venues/NewVenuePage.js'), 'networkVenues');
const MergePage = lazyPage(() => import('../network-desk/venues/MergePage.js'), 'networkVenues');
const SettingsPage = lazyPage(() => import('../network-desk/settings/SettingsPage.js'), 'settings');
const SettingPage = lazyPage(() => import('../network-desk/settings/SettingPage.js'), 'settings');
const PassUsagePage = lazyPage(() => import('../network-desk/passes/PassUsagePage.js'), 'passes');
const SubscriptionsPage = lazyPage(() => import('../network-desk/passes/SubscriptionsPage.js'), 'passes');
const PlatformDesk = lazyPage(() => import('../platform-desk/PlatformDesk.js'), 'workspace', 'platformDesk');
const PlatformToday = lazyPage(() => import('../platform-desk/today/PlatformToday.js'), 'workspace', 'platformDesk');

/** Which address shows which page. The search is part of the first load; every other page loads when it is opened. */
export function Pages() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        <Route path="/" element={<NetworksPage />} />
        <Route path="/:slug" element={<NetworkLayout />}>
          <Route element={<MemberFrame />}>
            <Route index element={<SearchPage />} />
            <Route path="places" element={<PlacesPage />} />
            <Route path="venues/:venue" element={<VenuePage />} />
            <Route path="people" element={<PeoplePage />} />
            <Route path="people/:person" element={<PersonPage />} />
            <Route path="profile" element={<ProfilePage />} />
            <Route path="projects" element={<ProjectsPage />} />
            <Route path="projects/new" element={<NewProjectPage />} />
            <Route path="projects/:project" element={<ProjectPage />} />
            <Route path="bookings" element={<BookingsPage />} />
            <Route path="appointments" element={<AppointmentsPage />} />
            <Route path="sessions/:session" element={<MemberSessionPage />} />
            <Route path="check-in/:token" element={<CheckInPage />} />
            <Route path="pass" element={<PassPage />} />
            <Route path="invoices" element={<InvoicesPage />} />
            <Route path="account" element={<AccountPage />} />
            <Route path="account/receipts" element={<ReceiptsPage />} />
            <Route path="notifications" element={<NotificationsPage />} />
            <Route path="sign-in" element={<SignInPage />} />
            <Route path="invitation" element={<InvitationPage />} />
            <Route path="mentor-answer" element={<MentorAnswerPage />} />
            <Route path="guardian" element={<GuardianPage />} />
            <Route path="legal/:kind" element={<LegalPage />} />
            <Route path="audit" element={<FormerAuditAddress />} />
            <Route path="*" element={<NotFound />} />
          </Route>
          <Route path="kiosk" element={<KioskPage />} />
          <Route path="mentoring" element={<MentorDesk />}>
            <Route index element={<MentorToday />} />
            <Route path="appointments" element={<MentorAppointmentsPage />} />
            <Route path="hours" element={<OfficeHoursPage />} />
            <Route path="figures" element={<MentorFiguresPage />} />
            <Route path="settings" element={<MentorSettingsPage />} />
            <Route path="*" element={<NotFound />} />
          </Route>
          <Route path="venues/:venue/manage" element={<VenueDesk />}>
            <Route index element={<VenueToday />} />
            <Route path="page" element={<VenueEditorPage />} />
            <Route path="team" element={<TeamPage />} />
            <Route path="planning" element={<PlanningPage />} />
            <Route path="requests" element={<RequestsPage />} />
            <Route path="figures" element={<FiguresPage />} />
            <Route path="bans" element={<BansPage />} />
            <Route path="no-shows" element={<VenueNoShowsPage />} />
            <Route path="poster" element={<PosterPage />} />
            <Route path="kiosks" element={<KiosksPage />} />
            <Route path="spaces" element={<SpacesPage />} />
            <Route path="spaces/new" element={<NewSpacePage />} />
            <Route path="spaces/import" element={<ImportSpacesPage />} />
            <Route path="spaces/:space" element={<SpacePage />} />
            <Route path="hours" element={<HoursPage />} />
            <Route path="openings" element={<OpeningsPage />} />
            <Route path="certificates" element={<CertificatesPage />} />
            <Route path="certificates/import" element={<ImportCertificatesPage />} />
            <Route path="certificates/trainings" element={<TrainingsPage />} />
            <Route path="certificates/sessions" element={<SessionsPage />} />
            <Route path="certificates/sessions/new" element={<NewSessionPage />} />
            <Route path="certificates/sessions/:session" element={<SessionPage />} />
            <Route path="*" element={<NotFound />} />
          </Route>
          <Route path="admin" element={<NetworkDesk />}>
            <Route index element={<NetworkToday />} />
            <Route path="members" element={<MembersPage />} />
            <Route path="members/invite" element={<InvitePage />} />
            <Route path="members/merge" element={<MergeMembersPage />} />
            <Route path="mentors" element={<MentorsPage />} />
            <Route path="mentors/coverage" element={<CoveragePage />} />
            <Route path="invoices" element={<InvoicesDeskPage />} />
            <Route path="close" element={<MonthClosePage />} />
            <Route path="venues" element={<VenuesPage />} />
            <Route path="venues/claims" element={<ClaimsPage />} />
            <Route path="venues/gaps" element={<GapsPage />} />
            <Route path="venues/bans" element={<NetworkBansPage />} />
            <Route path="venues/no-shows" element={<NetworkNoShowsPage />} />
            <Route path="venues/new" element={<NewVenuePage />} />
            <Route path="venues/merge" element={<MergePage />} />
            <Route path="passes" element={<PassUsagePage />} />
            <Route path="passes/subscriptions" element={<SubscriptionsPage />} />
            <Route path="legal" element={<LegalDeskPage />} />
            <Route path="settings" element={<SettingsPage />} />
            <Route path="settings/:area/:name" element={<SettingPage />} />
            <Route path="audit" element={<AuditPage />} />
            <Route path="*" element={<NotFound />} />
          </Route>
          <Route path="platform" element={<PlatformDesk />}>
            <Route index element={<PlatformToday />} />
            <Route path="audit" element={<AuditPage />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Route>
      </Routes>
    </Suspense>
  );
}
