import { Given, type GivenNetwork, type GivenSpace, type TestDatabase, sharedDatabase, startApi } from '#libs/testing';
import {
  NOW,
  type Townsperson,
  createOperator,
  createCommune,
  createTownsperson,
  createVenue,
} from './townspeople.fixture.js';
import { createKiosk } from './townspeople-kiosks.fixture.js';
import { type Relation, VIEWERS } from './expected-permissions.fixture.js';

/** The people whose objects the viewers try to read. */
const OTHERS = {
  venue: 'a colleague',
  network: 'a member of another venue',
  other: 'a stranger',
  gone: 'a former member',
};

/** Everything about a town but its databases. */
interface TownPlan {
  readonly people: Record<string, Townsperson>;
  /** What viewers who are not members of any network send in their cookie. */
  readonly secrets: Record<string, string>;
  readonly networkIds: Record<string, string>;
  /** The venue that is withdrawn. */
  readonly withdrawnVenueId: string;
}

/** Two networks in which every viewer of the table lives. The first spec file that asks builds it; the specs work on copies. */
export class AuthorizationTown {
  readonly people: ReadonlyMap<string, Townsperson>;
  private readonly secrets: ReadonlyMap<string, string>;
  readonly networkIds: Readonly<Record<string, string>>;

  private constructor(
    /** The database while everyone is still a member. */
    readonly before: TestDatabase,
    /** The database after a member left, an account was disabled and a venue was withdrawn. */
    readonly after: TestDatabase,
    plan: TownPlan,
  ) {
    this.people = new Map(Object.entries(plan.people));
    this.secrets = new Map(Object.entries(plan.secrets));
    this.networkIds = plan.networkIds;
  }

  static async shared(): Promise<AuthorizationTown> {
    const { database: before, built } = await sharedDatabase('authorization_town', settle);
    const { database: after } = await sharedDatabase('authorization_town_left', (one) => leave(one, built), before);
    return new AuthorizationTown(before, after, built);
  }

  /** The session of a viewer; undefined for viewers without a session. */
  session(viewer: string): { secret: string } | undefined {
    const secret = this.people.get(viewer)?.secret ?? this.secrets.get(viewer);
    return secret === undefined ? undefined : { secret };
  }

  /** The name of the person in this relation to the viewer. */
  ownerName(viewer: string, relation: Relation): string {
    if (relation === 'own') return viewer;
    const isElsewhere = viewer === 'member of another venue';
    const column =
      isElsewhere && relation === 'venue' ? 'network' : isElsewhere && relation === 'network' ? 'venue' : relation;
    return OTHERS[column];
  }

  /** The person in this relation to the viewer, with everything they own; undefined when a viewer owns nothing. */
  target(viewer: string, relation: Relation): Townsperson | undefined {
    return this.people.get(this.ownerName(viewer, relation));
  }

  /** The slug of the network in which objects in this relation to the viewer are requested. */
  networkOf(viewer: string, relation: Relation): string {
    return this.target(viewer, relation)?.network ?? 'lyon';
  }
}

async function settle(before: TestDatabase): Promise<TownPlan> {
  const given = await Given.on(before.url);
  const [lyon, nantes] = [await given.network('lyon'), await given.network('nantes')];
  for (const network of [lyon, nantes]) await createCommune(given, network);
  await given.client.query(
    `insert into legal_page (network_id, kind, version, text_fr, text_en, binds_from, published_at)
     select id, 'TERMS', 1, '# Conditions', '# Terms', '2026-11-01', '2026-11-01' from network`,
  );
  await given.client.query(
    `insert into unmet_need (network_id, asked_on, why, kind, times) select id, '2026-11-20', 'NONE_FREE', 'MEETING_ROOM', 3 from network`,
  );
  const places = {
    home: await createVenue(given, lyon),
    elsewhere: await createVenue(given, lyon),
    withdrawn: await createVenue(given, lyon),
    nantes: await createVenue(given, nantes),
  };
  const api = await startApi(before.url, { now: NOW });
  const people: Record<string, Townsperson> = {};
  const secrets: Record<string, string> = {};
  const addPerson = async (who: string, network: GivenNetwork, desks: GivenSpace) => {
    people[who] = await createTownsperson(given, api, who, network, desks);
  };
  for (const who of VIEWERS) {
    if (who === 'anonymous') continue;
    else if (who === 'kiosk of a venue') secrets[who] = (await createKiosk(given, lyon.id, places.home.venueId)).secret;
    else if (who === 'platform operator') secrets[who] = await createOperator(given, lyon);
    else if (who === 'member of the other network') await addPerson(who, nantes, places.nantes);
    else await addPerson(who, lyon, who === 'member of another venue' ? places.elsewhere : places.home);
  }
  await addPerson(OTHERS.venue, lyon, places.home);
  await addPerson(OTHERS.network, lyon, places.elsewhere);
  await addPerson(OTHERS.gone, lyon, places.withdrawn);
  await addPerson(OTHERS.other, nantes, places.nantes);
  const { accountId } = people['member of both networks']!;
  await given.client.query(`insert into member (network_id, account_id, name) values ($1, $2, 'Des deux')`, [
    nantes.id,
    accountId,
  ]);
  await api.close();
  await given.end();
  const networkIds = { lyon: lyon.id, nantes: nantes.id };
  return { people, secrets, networkIds, withdrawnVenueId: places.withdrawn.venueId };
}

async function leave(after: TestDatabase, { people, networkIds, withdrawnVenueId }: TownPlan): Promise<void> {
  const given = await Given.on(after.url);
  const of = (who: string) => people[who]!;
  await given.client.query(`update member set left_at = now() where id = any($1)`, [
    [of('member who left').id, of(OTHERS.gone).id],
  ]);
  await given.client.query(`update account set disabled_at = now() where id = $1`, [of('disabled account').accountId]);
  await given.client.query(`update venue set withdrawn_at = now() where id = $1`, [withdrawnVenueId]);
  await given.client.query(`update mentor set ended_at = now() where id = $1`, [of(OTHERS.gone).mentorId]);
  await given.client.query(`select refresh_search($1, $2)`, [networkIds.lyon, withdrawnVenueId]);
  await given.end();
}
