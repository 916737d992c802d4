import { DiscoveryService, Reflector } from '@nestjs/core';
import PostalMime from 'postal-mime';
import { Database, JobRows, collectHandlers, runJob } from '#libs/platform';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
} from '#libs/testing';

export const NOW = '2026-11-23T08:00:00Z';

/** What a form of a venue sends. */
export const VENUE = {
  name: 'Le Passage',
  kind: 'COWORKING',
  descriptionFr: 'Un lieu pour travailler et se rencontrer.',
  descriptionEn: 'A place to work and to meet people.',
  houseRulesFr: 'Chacun range.',
  accessFr: 'Sonnez à l’interphone.',
  street: '1 rue de la Soie',
  postcode: '69100',
  city: 'Villeurbanne',
  website: 'https://lepassage.example',
  point: { lat: 45.77, lon: 4.88 },
  stepFree: true,
  equipment: ['projector'],
};
/** What a form of a space sends. */
export const SPACE = {
  name: 'Salle Soie',
  kind: 'MEETING_ROOM',
  tariffClass: 'SMALL_ROOM',
  capacity: 8,
  sharesSeats: false,
};

export interface Managed {
  __typename: string;
  code?: string;
  id: string;
  version: number;
  slug: string;
  state: string;
  name: string;
  current?: { version: number; name: string };
  spaces: { id: string; name: string; version: number; capacity: number; withdrawnAt: string | null }[];
  staff: { memberId: string; role: string }[];
  invitations: { id: string; email: string }[];
  checklist: { check: string; done: boolean }[];
  spacesCsv: string;
  confirmedAt: string | null;
  stale: boolean;
}

const VENUE_FIELDS = `id version slug state name confirmedAt stale spaces { id name version capacity withdrawnAt } staff { memberId role }
  invitations { id email } checklist { check done } spacesCsv`;
const SELECT = `__typename ... on PublishingRefused { code message } ... on ManagedVenue { ${VENUE_FIELDS} }
  ... on VenueConflict { current { version name } }`;
const SELECT_SPACE = `__typename ... on PublishingRefused { code message } ... on ManagedSpace { id version name capacity withdrawnAt }
  ... on SpaceConflict { current { version name } }`;

let keys = 0;
export const freshKey = (): string => `key-of-publishing-${++keys}`;

/** A network with an administrator and a member, and the operations of publishing. */
export class PublishingTest {
  admin!: GivenMember;
  member!: GivenMember;

  private constructor(
    readonly database: TestDatabase,
    readonly given: Given,
    readonly network: GivenNetwork,
    readonly api: TestApi,
  ) {}

  static async start(): Promise<PublishingTest> {
    const database = await cloneDatabase();
    const given = await Given.on(database.url);
    const network = await given.network('lyon');
    const app = new PublishingTest(database, given, network, await startApi(database.url, { now: NOW }));
    app.admin = await given.member(network, { name: 'Admin', role: 'NETWORK_ADMIN' });
    app.member = await given.member(network, { name: 'Nina' });
    return app;
  }

  async end(): Promise<void> {
    await this.api.close();
    await this.given.end();
    await this.database.drop();
  }

  async ask<Data = Record<string, unknown>>(query: string, variables: object, as: GivenMember): Promise<Data> {
    // New roles and time would give the sessions other secrets or end them, which the specs do not follow.
    await this.given.client.query(
      `delete from throttle; update sign_in_session set renew = false, expires_at = '2100-01-01'`,
    );
    const { data, errors } = await this.api.ask<Data>('lyon', query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Calls a mutation whose result is a venue or a refusal. */
  async venue(call: string, variables: object = {}, as = this.admin): Promise<Managed> {
    const types: Record<string, string> = {
      venue: 'VenueInput!',
      version: 'Int!',
      id: 'ID!',
      into: 'ID!',
      key: 'ID!',
    };
    const declared = Object.keys(variables).map((name) => `$${name}: ${types[name]}`);
    const select = call.startsWith('editVenue') ? SELECT : SELECT.replace(/\.\.\. on VenueConflict .*$/s, '');
    const query = `mutation (${declared.join(', ')}) { result: ${call} { ${select} } }`;
    return (await this.ask<{ result: Managed }>(query, variables, as)).result;
  }

  async space(
    call: string,
    variables: object,
    as = this.admin,
  ): Promise<Managed & { capacity: number; withdrawnAt: string | null }> {
    const types: Record<string, string> = { space: 'SpaceInput!', version: 'Int!', id: 'ID!', key: 'ID!' };
    const declared = Object.keys(variables).map((name) => `$${name}: ${types[name]}`);
    const select = call.startsWith('editSpace')
      ? SELECT_SPACE
      : SELECT_SPACE.replace(/\.\.\. on SpaceConflict .*$/s, '');
    const query = `mutation (${declared.join(', ')}) { result: ${call} { ${select} } }`;
    return (await this.ask<{ result: Managed & { capacity: number; withdrawnAt: string | null } }>(query, variables, as)).result; // prettier-ignore
  }

  createVenue(more: object = {}): Promise<Managed> {
    const call = 'createVenue(venue: $venue, organisation: "Association du Passage", idempotencyKey: $key)';
    return this.venue(call, { venue: { ...VENUE, ...more }, key: freshKey() });
  }

  createSpace(venueId: string, more: object = {}, as = this.admin) {
    const call = 'createSpace(venueId: $id, space: $space, idempotencyKey: $key)';
    return this.space(call, { id: venueId, space: { ...SPACE, ...more }, key: freshKey() }, as);
  }

  editVenue(id: string, version: number, more: object = {}, as = this.admin): Promise<Managed> {
    return this.venue('editVenue(venueId: $id, version: $version, venue: $venue)', { id, version, venue: { ...VENUE, ...more } }, as); // prettier-ignore
  }

  async managed(id: string, as = this.admin): Promise<Managed | null> {
    const query = `query ($id: ID!) { managedVenue(venueId: $id) { ${VENUE_FIELDS} } }`;
    return (await this.ask<{ managedVenue: Managed | null }>(query, { id }, as)).managedVenue;
  }

  async claim(venueId: string, as = this.member): Promise<{ __typename: string; code?: string; claimId: string }> {
    const query = `mutation ($id: ID!) { claimVenue(venueId: $id, proof: "J’y suis salariée.") { __typename ... on ClaimSent { claimId } ... on PublishingRefused { code } } }`;
    return (await this.ask<{ claimVenue: { __typename: string; code?: string; claimId: string } }>(query, { id: venueId }, as)).claimVenue; // prettier-ignore
  }

  async decide(what: 'approveClaim' | 'refuseClaim', claimId: string, as = this.admin) {
    const query = `mutation ($id: ID!) { result: ${what}(claimId: $id) { __typename ... on VenueClaim { state domainMatches } ... on PublishingRefused { code } } }`;
    return (await this.ask<{ result: { __typename: string; code?: string; state?: string; domainMatches?: boolean } }>(query, { id: claimId }, as)).result; // prettier-ignore
  }

  /** A venue whose manager is this member. */
  async managedBy(member: GivenMember, more: object = {}): Promise<Managed> {
    const venue = await this.createVenue(more);
    await this.given.client.query(
      `insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, 'VENUE_MANAGER', $3)`,
      [this.network.id, member.id, venue.id],
    );
    return venue;
  }

  /** Runs what is due, like the worker. */
  async runJobs(): Promise<void> {
    const handlers = collectHandlers(this.api.app.get(DiscoveryService), this.api.app.get(Reflector));
    const { rows } = await this.given.client.query<{ id: string }>(
      `select id from outbox where done_at is null and voided_at is null and run_at <= $1 order by run_at, id`,
      [this.api.clock.now().toString()],
    );
    for (const { id } of rows)
      await runJob(new JobRows(this.api.app.get(Database).open, this.api.clock), handlers, id, ({ error }) => {
        if (error) throw error as Error;
      });
  }

  async mailsTo(email: string) {
    const { rows } = await this.given.client.query<{ raw: Buffer }>(
      `select raw from local_mail where lower(recipient) = lower($1) order by id`,
      [email],
    );
    return Promise.all(rows.map(({ raw }) => PostalMime.parse(raw)));
  }
}
