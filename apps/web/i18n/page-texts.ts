/** The texts of each area, one file per language. They load with the pages that name them; see `lazyPage`. */
export const PAGE_TEXTS = {
  bell: { fr: () => import('../frame/bell/texts.fr.js'), en: () => import('../frame/bell/texts.en.js') },
  search: { fr: () => import('../member/search/texts.fr.js'), en: () => import('../member/search/texts.en.js') },
  directory: {
    fr: () => import('../member/directory/texts.fr.js'),
    en: () => import('../member/directory/texts.en.js'),
  },
  people: { fr: () => import('../member/people/texts.fr.js'), en: () => import('../member/people/texts.en.js') },
  profile: { fr: () => import('../member/profile/texts.fr.js'), en: () => import('../member/profile/texts.en.js') },
  projects: {
    fr: () => import('../member/projects/texts.fr.js'),
    en: () => import('../member/projects/texts.en.js'),
  },
  bans: { fr: () => import('../parts/bans/texts.fr.js'), en: () => import('../parts/bans/texts.en.js') },
  presence: { fr: () => import('../parts/presence/texts.fr.js'), en: () => import('../parts/presence/texts.en.js') },
  noShows: { fr: () => import('../parts/no-shows/texts.fr.js'), en: () => import('../parts/no-shows/texts.en.js') },
  checkIn: { fr: () => import('../member/check-in/texts.fr.js'), en: () => import('../member/check-in/texts.en.js') },
  arrivals: {
    fr: () => import('../venue-desk/arrivals/texts.fr.js'),
    en: () => import('../venue-desk/arrivals/texts.en.js'),
  },
  kiosk: { fr: () => import('../kiosk/texts.fr.js'), en: () => import('../kiosk/texts.en.js') },
  kiosks: {
    fr: () => import('../venue-desk/kiosks/texts.fr.js'),
    en: () => import('../venue-desk/kiosks/texts.en.js'),
  },
  pictures: { fr: () => import('../parts/pictures/texts.fr.js'), en: () => import('../parts/pictures/texts.en.js') },
  venue: { fr: () => import('../member/venue/texts.fr.js'), en: () => import('../member/venue/texts.en.js') },
  networks: { fr: () => import('../member/networks/texts.fr.js'), en: () => import('../member/networks/texts.en.js') },
  agenda: { fr: () => import('../member/agenda/texts.fr.js'), en: () => import('../member/agenda/texts.en.js') },
  holds: { fr: () => import('../member/holds/texts.fr.js'), en: () => import('../member/holds/texts.en.js') },
  week: {
    fr: () => import('../member/agenda/week/texts.fr.js'),
    en: () => import('../member/agenda/week/texts.en.js'),
  },
  booking: { fr: () => import('../parts/booking/texts.fr.js'), en: () => import('../parts/booking/texts.en.js') },
  legal: { fr: () => import('../member/legal/texts.fr.js'), en: () => import('../member/legal/texts.en.js') },
  legalDesk: {
    fr: () => import('../network-desk/legal/texts.fr.js'),
    en: () => import('../network-desk/legal/texts.en.js'),
  },
  pass: { fr: () => import('../member/pass/texts.fr.js'), en: () => import('../member/pass/texts.en.js') },
  signIn: { fr: () => import('../member/sign-in/texts.fr.js'), en: () => import('../member/sign-in/texts.en.js') },
  feeds: { fr: () => import('../parts/feeds/texts.fr.js'), en: () => import('../parts/feeds/texts.en.js') },
  guardian: {
    fr: () => import('../member/guardian/texts.fr.js'),
    en: () => import('../member/guardian/texts.en.js'),
  },
  account: { fr: () => import('../member/account/texts.fr.js'), en: () => import('../member/account/texts.en.js') },
  receipts: {
    fr: () => import('../member/account/receipts/texts.fr.js'),
    en: () => import('../member/account/receipts/texts.en.js'),
  },
  auditActions: {
    fr: () => import('../parts/audit-actions/texts.fr.js'),
    en: () => import('../parts/audit-actions/texts.en.js'),
  },
  audit: {
    fr: () => import('../network-desk/audit/texts.fr.js'),
    en: () => import('../network-desk/audit/texts.en.js'),
  },
  members: {
    fr: () => import('../network-desk/members/texts.fr.js'),
    en: () => import('../network-desk/members/texts.en.js'),
  },
  passes: {
    fr: () => import('../network-desk/passes/texts.fr.js'),
    en: () => import('../network-desk/passes/texts.en.js'),
  },
  settings: {
    fr: () => import('../network-desk/settings/texts.fr.js'),
    en: () => import('../network-desk/settings/texts.en.js'),
  },
  certificates: {
    fr: () => import('../venue-desk/certificates/texts.fr.js'),
    en: () => import('../venue-desk/certificates/texts.en.js'),
  },
  sessionPlaces: {
    fr: () => import('../parts/sessions/texts.fr.js'),
    en: () => import('../parts/sessions/texts.en.js'),
  },
  networkVenues: {
    fr: () => import('../network-desk/venues/texts.fr.js'),
    en: () => import('../network-desk/venues/texts.en.js'),
  },
  workspace: { fr: () => import('../frame/workspace/texts.fr.js'), en: () => import('../frame/workspace/texts.en.js') },
  mentoring: { fr: () => import('../parts/mentoring/texts.fr.js'), en: () => import('../parts/mentoring/texts.en.js') },
  appointments: {
    fr: () => import('../member/appointments/texts.fr.js'),
    en: () => import('../member/appointments/texts.en.js'),
  },
  mentorAnswer: {
    fr: () => import('../member/mentor-answer/texts.fr.js'),
    en: () => import('../member/mentor-answer/texts.en.js'),
  },
  mentorSessions: {
    fr: () => import('../mentor-desk/appointments/texts.fr.js'),
    en: () => import('../mentor-desk/appointments/texts.en.js'),
  },
  officeHours: {
    fr: () => import('../mentor-desk/hours/texts.fr.js'),
    en: () => import('../mentor-desk/hours/texts.en.js'),
  },
  mentorSettings: {
    fr: () => import('../mentor-desk/settings/texts.fr.js'),
    en: () => import('../mentor-desk/settings/texts.en.js'),
  },
  mentorFigures: {
    fr: () => import('../mentor-desk/figures/texts.fr.js'),
    en: () => import('../mentor-desk/figures/texts.en.js'),
  },
  coverage: {
    fr: () => import('../network-desk/coverage/texts.fr.js'),
    en: () => import('../network-desk/coverage/texts.en.js'),
  },
  invoices: {
    fr: () => import('../member/invoices/texts.fr.js'),
    en: () => import('../member/invoices/texts.en.js'),
  },
  billing: {
    fr: () => import('../network-desk/billing/texts.fr.js'),
    en: () => import('../network-desk/billing/texts.en.js'),
  },
  mentors: {
    fr: () => import('../network-desk/mentors/texts.fr.js'),
    en: () => import('../network-desk/mentors/texts.en.js'),
  },
  mentorDesk: { fr: () => import('../mentor-desk/texts.fr.js'), en: () => import('../mentor-desk/texts.en.js') },
  venueDesk: { fr: () => import('../venue-desk/texts.fr.js'), en: () => import('../venue-desk/texts.en.js') },
  venueEditor: {
    fr: () => import('../venue-desk/page/texts.fr.js'),
    en: () => import('../venue-desk/page/texts.en.js'),
  },
  venueRequests: {
    fr: () => import('../venue-desk/requests/texts.fr.js'),
    en: () => import('../venue-desk/requests/texts.en.js'),
  },
  planning: {
    fr: () => import('../venue-desk/planning/texts.fr.js'),
    en: () => import('../venue-desk/planning/texts.en.js'),
  },
  venueFigures: {
    fr: () => import('../venue-desk/figures/texts.fr.js'),
    en: () => import('../venue-desk/figures/texts.en.js'),
  },
  venueTeam: {
    fr: () => import('../venue-desk/team/texts.fr.js'),
    en: () => import('../venue-desk/team/texts.en.js'),
  },
  venueInvitation: {
    fr: () => import('../member/invitation/texts.fr.js'),
    en: () => import('../member/invitation/texts.en.js'),
  },
  venueSpaces: {
    fr: () => import('../venue-desk/spaces/texts.fr.js'),
    en: () => import('../venue-desk/spaces/texts.en.js'),
  },
  venueOpenings: {
    fr: () => import('../venue-desk/openings/texts.fr.js'),
    en: () => import('../venue-desk/openings/texts.en.js'),
  },
  venueHours: {
    fr: () => import('../venue-desk/hours/texts.fr.js'),
    en: () => import('../venue-desk/hours/texts.en.js'),
  },
  networkDesk: { fr: () => import('../network-desk/texts.fr.js'), en: () => import('../network-desk/texts.en.js') },
  platformDesk: { fr: () => import('../platform-desk/texts.fr.js'), en: () => import('../platform-desk/texts.en.js') },
};

export type PageTextsName = keyof typeof PAGE_TEXTS;

type TextsOf<Name extends PageTextsName> = Awaited<ReturnType<(typeof PAGE_TEXTS)[Name]['fr']>>['texts'];
type Intersection<Union> = (Union extends unknown ? (part: Union) => void : never) extends (part: infer All) => void
  ? All
  : never;

/** The texts of all areas together. */
export type PageTexts = Intersection<{ [Name in PageTextsName]: TextsOf<Name> }[PageTextsName]>;
