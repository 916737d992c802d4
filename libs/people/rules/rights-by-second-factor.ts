import { type Role } from '#libs/platform';

type Grant = { role: Role; venueId: string | null };

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
