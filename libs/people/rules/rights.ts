import { type Role } from '#libs/platform';

type Grant = { role: Role; venueId: string | null };

/** What the database says of somebody, and what the session proved. */
export interface Held {
  platformOperator: boolean;
  roles: readonly Grant[];
  secondFactorDone: boolean;
  /** In the demonstration nobody holds a second factor. */
  demo: boolean;
}

/**
 * The rights a session carries. Administrators of a network and operators of the platform must have proven a second factor;
 * without it they are the ordinary members they also are, and `secondFactorRequired` says what is missing.
 */
export function rightsOf({ platformOperator, roles, secondFactorDone, demo }: Held) {
  const high = ({ role }: Grant) => role === 'NETWORK_ADMIN';
  const secondFactorRequired = !demo && (platformOperator || roles.some(high));
  const whole = secondFactorDone || !secondFactorRequired;
  return {
    platformOperator: platformOperator && whole,
    roles: whole ? roles : roles.filter((grant) => !high(grant)),
    secondFactorRequired,
  };
}
