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
    }
    me {
      id
      name
      email
      locale
      member {
        id
      }
      roles {
        role
      }
    }
  }
`);

type Shell = ResultOf<typeof ShellQuery>;

/** Which network this page is about and who is looking. */
export interface Session {
  slug: string;
  network: Shell['network'];
  me: Shell['me'];
  /** Forgets everything fetched and asks again: after signing in or out. */
  restart: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** What this session may do: a role that asks for a second factor is left out without it. */
export const holds = ({ me }: Session, ...roles: NonNullable<Shell['me']>['roles'][number]['role'][]): boolean =>
  me?.roles.some(({ role }) => roles.includes(role)) ?? false;

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is for pages of a network');
  return session;
}
