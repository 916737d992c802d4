import { createContext, use } from 'react';
import { graphql, type ResultOf } from '../api/graphql.js';

export const ShellQuery = graphql(`
  query Shell {
    network {
      id
      slug
      name
      zone
      centre {
        lat
        lon
      }
      venueCount
      hourlyCents
      bookingLimits {
        gridMinutes
        horizonDays
        shortestMinutes
        longestMinutes
        mostPeople
        holdMinutes
      }
    }
    me {
      id
      name
      email
      locale
      member {
        id
      }
      suspension {
        reason
      }
      roles {
        role
        venue {
          id
          slug
          name
        }
      }
    }
  }
`);

type Shell = ResultOf<typeof ShellQuery>;
type Me = NonNullable<Shell['me']>;
export type Role = Me['roles'][number]['role'];

/** The network of the page and the signed-in person. */
export interface Session {
  slug: string;
  network: Shell['network'];
  me: Shell['me'];
  /** Discards all fetched data and fetches it again, after signing in or out. */
  refetchAll: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** Whether the session has one of the roles. A role that requires a second factor is missing until it is entered. */
export const hasRole = ({ me }: Session, ...roles: Role[]): boolean =>
  me?.roles.some(({ role }) => roles.includes(role)) ?? false;

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs a page inside a network');
  return session;
}
