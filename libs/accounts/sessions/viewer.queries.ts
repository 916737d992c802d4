import { type Role, statement } from '#libs/platform';

export interface ViewerRow {
  sessionId: string;
  accountId: string;
  accountName: string;
  email: string;
  locale: 'fr' | 'en';
  platformOperator: boolean;
  lastSeenAt: Temporal.Instant;
  secondFactorAt: Temporal.Instant | null;
  renew: boolean;
  memberId: string | null;
  homeVenueId: string | null;
  roles: { role: Role; venueId: string | null }[];
  suspendedAt: Temporal.Instant | null;
  suspendedReason: string | null;
  directoryVersion: number;
}

export const viewerBySession = statement(
  'accounts.viewer',
  `select session_id as "sessionId", account_id as "accountId", account_name as "accountName", email, locale,
          platform_operator as "platformOperator", last_seen_at as "lastSeenAt",
          second_factor_at as "secondFactorAt", renew, member_id as "memberId", home_venue_id as "homeVenueId", roles,
          suspended_at as "suspendedAt", suspended_reason as "suspendedReason",
          coalesce((select d.version from network n join directory_version d on d.network_id = n.id where n.slug = $2), 0) as "directoryVersion"
     from viewer($1, $2, $3)`,
);
