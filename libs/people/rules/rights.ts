import { type Role, type Viewer } from '#libs/platform';

type Grant = { role: Role; venueId: string | null };

/** Whether a viewer is staff or manager of a venue. */
export const isStaffOf = (viewer: Pick<Viewer, 'member'>, venueId: string | null | undefined): boolean =>
  viewer.member?.roles.some(
    (grant) => (grant.role === 'VENUE_STAFF' || grant.role === 'VENUE_MANAGER') && grant.venueId === venueId,
  ) ?? false;

/** The grants in the database, and what the session has proved. */
export interface GrantsAndProof {
  platformOperator: boolean;
  roles: readonly Grant[];
  secondFactorDone: boolean;
  /** Demonstration accounts have no second factor, so none is required of them. */
  demo: boolean;
}

/**
 * The rights of a session. Network administrators and platform operators must prove a second factor. Until then they have the
 * rights of an ordinary member, and `secondFactorRequired` is true.
 */
export function rightsOf({ platformOperator, roles, secondFactorDone, demo }: GrantsAndProof) {
  const needsSecondFactor = ({ role }: Grant) => role === 'NETWORK_ADMIN';
  const secondFactorRequired = !demo && (platformOperator || roles.some(needsSecondFactor));
  const hasAllRights = secondFactorDone || !secondFactorRequired;
  return {
    platformOperator: platformOperator && hasAllRights,
    roles: hasAllRights ? roles : roles.filter((grant) => !needsSecondFactor(grant)),
    secondFactorRequired,
  };
}
