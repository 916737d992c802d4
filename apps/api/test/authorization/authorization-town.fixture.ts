import { Given, type GivenNetwork, type GivenSpace, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { NOW, type Townsperson, operator, territoryOf, townsperson, venueOf } from './townspeople.fixture.js';
import { type Relation, VIEWERS } from './who-may-what.fixture.js';

/** Those whom the viewers look at. */
const OTHERS = { venue: 'a colleague', network: 'somebody elsewhere', other: 'a stranger', gone: 'somebody gone' };

/** Two networks where everybody of the table lives. Made once; the specs work on copies. */
export class AuthorizationTown {
  private constructor(
    /** While everybody is there. */
    readonly before: TestDatabase,
    /** After somebody left, an account was disabled and a venue withdrawn. */
    readonly after: TestDatabase,
    readonly people: ReadonlyMap<string, Townsperson>,
    /** Of those who hold a session and are no member of anything. */
    private readonly secrets: ReadonlyMap<string, string>,
    readonly networkIds: Readonly<Record<string, string>>,
  ) {}

  static async build(): Promise<AuthorizationTown> {
    const before = await cloneDatabase();
    const given = await Given.on(before.url);
    const [lyon, nantes] = [await given.network('lyon'), await given.network('nantes')];
    for (const network of [lyon, nantes]) await territoryOf(given, network);
    const places = {
      home: await venueOf(given, lyon),
      elsewhere: await venueOf(given, lyon),
      withdrawn: await venueOf(given, lyon),
      nantes: await venueOf(given, nantes),
    };
    const api = await startApi(before.url, { now: NOW });
    const people = new Map<string, Townsperson>();
    const secrets = new Map<string, string>();
    const settle = async (who: string, network: GivenNetwork, desks: GivenSpace) =>
      people.set(who, await townsperson(given, api, who, network, desks));
    for (const who of VIEWERS) {
      if (who === 'anonymous') continue;
      else if (who === 'platform operator') secrets.set(who, await operator(given, lyon));
      else if (who === 'member of the other network') await settle(who, nantes, places.nantes);
      else await settle(who, lyon, who === 'member of another venue' ? places.elsewhere : places.home);
    }
    await settle(OTHERS.venue, lyon, places.home);
    await settle(OTHERS.network, lyon, places.elsewhere);
    await settle(OTHERS.gone, lyon, places.withdrawn);
    await settle(OTHERS.other, nantes, places.nantes);
    const { accountId } = people.get('member of both networks')!;
    await given.client.query(`insert into member (network_id, account_id, name) values ($1, $2, 'Des deux')`, [
      nantes.id,
      accountId,
    ]);
    await api.close();
    await given.end();

    const after = await cloneDatabase(before);
    const leaving = await Given.on(after.url);
    const of = (who: string) => people.get(who)!;
    await leaving.client.query(`update member set left_at = now() where id = any($1)`, [
      [of('member who left').id, of(OTHERS.gone).id],
    ]);
    await leaving.client.query(`update account set disabled_at = now() where id = $1`, [
      of('disabled account').accountId,
    ]);
    await leaving.client.query(`update venue set withdrawn_at = now() where id = $1`, [places.withdrawn.venueId]);
    await leaving.client.query(`select refresh_search($1, $2)`, [lyon.id, places.withdrawn.venueId]);
    await leaving.end();
    return new AuthorizationTown(before, after, people, secrets, { lyon: lyon.id, nantes: nantes.id });
  }

  async drop(): Promise<void> {
    await this.before.drop();
    await this.after.drop();
  }

  /** The session of a viewer; undefined for who has none. */
  session(viewer: string): { secret: string } | undefined {
    const secret = this.people.get(viewer)?.secret ?? this.secrets.get(viewer);
    return secret === undefined ? undefined : { secret };
  }

  /** Who stands in that relation to the viewer. */
  whose(viewer: string, relation: Relation): string {
    if (relation === 'own') return viewer;
    const isElsewhere = viewer === 'member of another venue';
    const whose =
      isElsewhere && relation === 'venue' ? 'network' : isElsewhere && relation === 'network' ? 'venue' : relation;
    return OTHERS[whose];
  }

  /** The same with all they have; undefined where a viewer has nothing of their own. */
  target(viewer: string, relation: Relation): Townsperson | undefined {
    return this.people.get(this.whose(viewer, relation));
  }

  /** Where what is in that relation to the viewer is asked for. */
  addressOf(viewer: string, relation: Relation): string {
    return this.target(viewer, relation)?.network ?? 'lyon';
  }
}
