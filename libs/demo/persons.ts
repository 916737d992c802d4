import { demoEmail, demoRoles } from '#libs/accounts';

type DemoKey = keyof typeof demoRoles;
export type DemoRole = (typeof demoRoles)[DemoKey];

export interface DemoPerson {
  /** The key with which a visitor signs in as this person. */
  readonly key: DemoKey;
  readonly name: string;
  readonly role: DemoRole;
  readonly email: string;
}

/** An invented name. */
const names: Record<DemoKey, string> = {
  member: 'Camille Fontanel',
  mentor: 'Solène Perrachon',
  'venue-staff': 'Idriss Vernoux',
  'venue-manager': 'Perrine Collonges',
  adviser: 'Nadia Reboul',
  animator: 'Thibault Mazoyer',
  facilitator: 'Esther Lanquetot',
  'network-admin': 'Hélène Chazelle',
  operator: 'Octave Rambaud',
};

/** The network of these people. */
export const demoPersonsNetwork = 'lyon';

/** One ready person of each role. */
export const demoPersons: readonly DemoPerson[] = (Object.keys(demoRoles) as DemoKey[]).map((key) => ({
  key,
  name: names[key],
  role: demoRoles[key],
  email: demoEmail(key),
}));

/** The people with demo sign-in in a network: none where the demo created none. */
export function demoSignIns(networkSlug: string): Pick<DemoPerson, 'key' | 'name' | 'role'>[] {
  if (networkSlug !== demoPersonsNetwork) return [];
  return demoPersons.map(({ key, name, role }) => ({ key, name, role }));
}
