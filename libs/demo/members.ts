import { familyNames, givenNames } from './names.data.js';
import { type DemoPerson, demoPersons, demoPersonsNetwork } from './persons.js';
import { slugOf } from './territories.js';
import { type Town } from './town.js';
import { type Venue } from './venues.js';

export type BookingProfile = 'DESK' | 'MAKER' | 'MEETER' | 'ORGANISER';

/** A member as the bookings need it. */
export interface Member {
  readonly id: string;
  readonly accountId: string;
  readonly joinedAt: Temporal.Instant;
  readonly home: Venue | null;
  readonly profile: BookingProfile;
  /** Bookings on an ordinary Tuesday. */
  readonly eagerness: number;
  /** The key of a person for demo sign-in. */
  readonly key?: string;
}

/** Writes accounts, members and their roles. */
export function drawMembers(town: Town, venues: readonly Venue[]): Member[] {
  const { data } = town;
  const persons = data.slug === demoPersonsNetwork ? demoPersons : [];
  const members = persons.map((person) => drawMember(town, venues, person));
  const emails = new Set<string>();
  for (let i = 0; i < data.members; i++) members.push(drawMember(town, venues, newcomer(town, emails)));
  const ordinary = members.filter((member) => member.key === undefined);
  for (const mentor of town.chance.some(ordinary, data.mentors)) grant(town, mentor, 'MENTOR');
  grantVenues(town, venues, ordinary);
  const roles = ['ANIMATOR', 'ADVISER', 'ADVISER', 'FACILITATOR', 'NETWORK_ADMIN'];
  town.chance.some(ordinary, roles.length).forEach((member, i) => grant(town, member, roles[i]!));
  return members;
}

function newcomer(town: Town, emails: Set<string>): Pick<DemoPerson, 'name' | 'email'> {
  for (let n = 1; ; n++) {
    const [given, family] = [town.chance.pick(givenNames), town.chance.pick(familyNames)];
    const email = `${slugOf(given)}.${slugOf(family)}.${town.data.slug}@demo.traboule.example`;
    if (emails.has(email)) continue;
    emails.add(email);
    return { name: `${given} ${family}`, email };
  }
}

function drawMember(
  town: Town,
  venues: readonly Venue[],
  person: Pick<DemoPerson, 'name' | 'email'> & Partial<DemoPerson>,
): Member {
  const { chance, rows, networkId } = town;
  const isFixed = person.key !== undefined;
  const joinedAt = town.now.subtract({ hours: isFixed ? 24 * 420 : Math.ceil(24 * (3 + 700 * chance.next() ** 1.6)) });
  const accountId = chance.id(joinedAt);
  const id = chance.id(joinedAt);
  const profile = chance.weighted([
    ['DESK', 62],
    ['MAKER', 19],
    ['MEETER', 13],
    ['ORGANISER', 6],
  ] as const);
  const home = isFixed ? venues[0]! : chance.yes(0.8) ? homeOf(town, venues, profile) : null;
  rows.add('account', {
    id: accountId,
    email: person.email,
    name: person.name,
    locale: !isFixed && chance.yes(0.06) ? 'en' : 'fr',
    platform_operator: person.role === 'PLATFORM_OPERATOR',
    created_at: joinedAt.toString(),
    disabled_at: null,
  });
  rows.add('member', {
    network_id: networkId,
    id,
    account_id: accountId,
    name: person.name,
    home_venue_id: home?.id ?? null,
    joined_at: joinedAt.toString(),
    left_at: null,
  });
  const eagerness = isFixed ? 0 : 0.06 + 1.3 * chance.next() ** 1.7;
  const member: Member = { id, accountId, joinedAt, home, profile, eagerness, key: person.key };
  if (person.role && person.role !== 'MEMBER' && person.role !== 'PLATFORM_OPERATOR') {
    grant(town, member, person.role, person.role.startsWith('VENUE_') ? venues[0]! : null);
  }
  return member;
}

function homeOf({ chance }: Town, venues: readonly Venue[], profile: BookingProfile): Venue {
  const suits = (venue: Venue) =>
    venue.spaces.some(({ draft }) => draft.kind === (profile === 'MAKER' ? 'MACHINE' : 'DESK_AREA'));
  return chance.weighted(venues.filter(suits).map((venue) => [venue, venue.popularity ** 1.2] as const));
}

function grantVenues(town: Town, venues: readonly Venue[], members: readonly Member[]): void {
  const { chance } = town;
  for (const venue of venues) {
    const people = chance.some(members, chance.whole(1, 3));
    grant(town, people[0]!, 'VENUE_MANAGER', venue);
    for (const staff of people.slice(1)) grant(town, staff, 'VENUE_STAFF', venue);
  }
}

function grant(town: Town, member: Member, role: string, venue: Venue | null = null): void {
  town.rows.add('role_grant', {
    network_id: town.networkId,
    id: town.chance.id(member.joinedAt),
    member_id: member.id,
    role,
    venue_id: venue?.id ?? null,
    granted_at: member.joinedAt.toString(),
    revoked_at: null,
  });
}
