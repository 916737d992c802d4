import { type Given, type GivenMember, type GivenNetwork, type TestApi, givenCertificate, givenSession, givenTraining } from '#libs/testing'; // prettier-ignore

const TAKE = `mutation ($id: ID!, $key: ID!) { takePlace(sessionId: $id, idempotencyKey: $key) { __typename ... on SessionRefused { code } } }`;
const JOIN = `mutation ($id: ID!, $key: ID!) { joinWaitingList(sessionId: $id, idempotencyKey: $key) { __typename ... on SessionRefused { code } } }`;
const LEAVE = `mutation ($id: ID!) { leaveSession(sessionId: $id) { __typename } }`;
const CANCEL = `mutation ($id: ID!) { cancelSession(sessionId: $id) { __typename } }`;

/** Sessions and certificates of each person who sends hostile input, made when they are first needed. */
export class FuzzSessions {
  private readonly made = new Map<string, Promise<string>>();
  private host!: GivenMember;
  private filler!: GivenMember;
  trainingId!: string;
  private otherTrainingId!: string;
  private hours = 0;
  private keys = 0;

  constructor(
    private readonly given: Given,
    private readonly api: TestApi,
    private readonly network: GivenNetwork,
    readonly venueId: string,
  ) {}

  async prepare(): Promise<void> {
    this.host = await this.given.member(this.network, { hours: null });
    this.filler = await this.given.member(this.network, { hours: null });
    this.trainingId = await givenTraining(this.given, this.network, 'scie', [this.venueId]);
    this.otherTrainingId = await givenTraining(this.given, this.network, 'rabot', [this.venueId]);
  }

  /** One thing per person, made once. */
  private once(what: string, { id }: GivenMember, make: () => Promise<string>): Promise<string> {
    const key = `${what} ${id}`;
    if (!this.made.has(key)) this.made.set(key, make());
    return this.made.get(key)!;
  }

  private async session(places: number, start?: string): Promise<string> {
    const at =
      start ??
      Temporal.Instant.from('2026-12-02T00:00:00Z')
        .add({ hours: 3 * this.hours++ })
        .toString();
    return (await givenSession(this.given, this.network, { hostId: this.host.id, venueId: this.venueId, places, start: at })).id; // prettier-ignore
  }

  private async ask(query: string, id: string, as: GivenMember): Promise<void> {
    const { errors, data } = await this.api.ask(this.network.slug, query, { id, key: `fuzz-key-${++this.keys}` }, as);
    if (errors || JSON.stringify(data).includes('Refused')) throw new Error(JSON.stringify(errors ?? data));
  }

  /** A session with places enough for everybody. */
  roomy = (who: GivenMember): Promise<string> => this.once('roomy', who, () => this.session(500));

  /** A session in which the person has a place. */
  async withPlace(who: GivenMember): Promise<string> {
    const id = await this.once('place', who, () => this.session(500));
    await this.ask(TAKE, id, who);
    return id;
  }

  /** A full session. */
  full = (who: GivenMember): Promise<string> =>
    this.once('full', who, async () => {
      const id = await this.session(1);
      await this.ask(TAKE, id, this.filler);
      return id;
    });

  /** A full session for which the person waits. */
  async waitedFor(who: GivenMember): Promise<string> {
    const id = await this.once('waited for', who, async () => {
      const full = await this.session(1);
      await this.ask(TAKE, full, this.filler);
      return full;
    });
    await this.ask(JOIN, id, who);
    return id;
  }

  /** The offer of a place, which the person may have accepted. */
  offer = (who: GivenMember): Promise<string> =>
    this.once('offer', who, async () => {
      const id = await this.session(1);
      await this.ask(TAKE, id, this.filler);
      await this.ask(JOIN, id, who);
      await this.ask(LEAVE, id, this.filler);
      const { offerId } = await this.given.one<{ offerId: string }>(
        `select o.id as "offerId" from waiting_offer o join waiting_list_entry w on w.id = o.entry_id where w.subject_id = $1`,
        [id],
      );
      return offerId;
    });

  /** A session that the staff edit, and its current version. */
  edited = (who: GivenMember): Promise<string> => this.once('edited', who, () => this.session(5));
  async version(who: GivenMember): Promise<number> {
    const { version } = await this.given.one<{ version: number }>(`select version from session where id = $1`, [await this.edited(who)]); // prettier-ignore
    return version;
  }

  cancelled = (who: GivenMember): Promise<string> => this.once('cancelled', who, () => this.session(5));

  /** A session that has begun. */
  begun = (who: GivenMember): Promise<string> =>
    this.once('begun', who, async () => {
      const host = await this.given.member(this.network, { hours: null });
      const start = '2026-11-23T07:00:00Z';
      return (await givenSession(this.given, this.network, { hostId: host.id, venueId: this.venueId, start })).id;
    });

  certificate = (who: GivenMember): Promise<string> =>
    this.once('certificate', who, async () => {
      const made = {
        memberId: who.id,
        trainingId: this.otherTrainingId,
        venueId: this.venueId,
        givenById: this.host.id,
      };
      return (await givenCertificate(this.given, this.network, made)).id;
    });

  /** Frees the time that hostile calls of a person took for sessions. */
  async cancelScheduled(who: GivenMember): Promise<void> {
    const { rows } = await this.given.client.query<{ id: string }>(
      `select id from session where state = 'PLANNED' and starts_at >= '2027-01-20' and host_member_id = $1`,
      [who.id],
    );
    for (const { id } of rows) await this.ask(CANCEL, id, who);
  }
}
