import { randomUUID } from 'node:crypto';
import { GraphqlClient } from './graphql-client.js';
import { documents } from './tour.documents.js';
import { venueDocuments as ask } from './tour-venue.documents.js';

/** Brings a census file into the network, as `traboule import venues` does. */
export type ImportCensus = (csv: Buffer) => Promise<{ created: number }>;

/** Somebody signed in with a demonstration account. */
export interface Visitor {
  readonly client: GraphqlClient;
  readonly name: string;
  readonly id: string;
}

export interface Cast {
  readonly manager: Visitor;
  readonly admin: Visitor;
  readonly founder: Visitor;
}

export interface ManagedVenue {
  readonly id: string;
  readonly version: number;
  readonly slug: string;
  readonly state: string;
  readonly checklist: readonly { readonly check: string; readonly done: boolean }[];
}

export const newKey = (): string => randomUUID();

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const PROOF = 'Je suis la présidente de l’association : le bail est à mon nom.';

type Result<Found> = { result: { __typename: string; code?: string; message?: string } & Found };

/** The steps of a chapter, which are numbered on the console. */
export class TourSteps {
  private step = 0;

  constructor(private readonly say: (line: string) => void) {}

  done(text: string): void {
    this.say(`${String(++this.step).padStart(2)}  ${text}`);
  }

  /** Runs a mutation. @throws unless its result has this type */
  async run<Found>({ client }: Visitor, document: string, variables: object, expected: string): Promise<Found> {
    const { result } = await client.ask<Result<Found>>(document, variables as Record<string, unknown>);
    if (result.__typename !== expected)
      throw new Error(
        `Step ${this.step + 1}: ${expected} was expected, not ${result.__typename} ${result.code ?? ''} ${result.message ?? ''}`,
      );
    return result;
  }
}

/** A future manager, an administrator and a member of the demonstration network. */
export async function castOf(origin: string, network: string): Promise<Cast> {
  const [manager, admin, founder] = [
    await signedIn(origin, network, 'MENTOR'),
    await signedIn(origin, network, 'NETWORK_ADMIN'),
    await signedIn(origin, network, 'MEMBER'),
  ];
  return { manager, admin, founder };
}

async function signedIn(origin: string, network: string, role: string): Promise<Visitor> {
  const client = new GraphqlClient(origin, network);
  const { demoSignIns } = await client.ask<{ demoSignIns: { key: string; role: string }[] }>(documents.demoSignIns);
  const account = demoSignIns.find((one) => one.role === role);
  if (!account)
    throw new Error(`This server has no demonstration account of the role ${role}. The tour needs the demo.`);
  await client.ask(documents.signIn, { key: account.key });
  const { me } = await client.ask<{ me: { name: string; member: { id: string } } | null }>(ask.me);
  if (!me) throw new Error(`The sign-in as ${role} failed`);
  return { client, name: me.name, id: me.member.id };
}

export const managedVenue = async ({ client }: Visitor, venueId: string): Promise<ManagedVenue> =>
  (await client.ask<{ managedVenue: ManagedVenue }>(ask.managed, { venueId })).managedVenue;

export interface NewVenue {
  readonly name: string;
  readonly point: { readonly lat: number; readonly lon: number };
  /** Local times, such as 08:00. */
  readonly opens: string;
  readonly closes: string;
  /** What is unlike the usual page of a venue. */
  readonly page?: object;
}

/** From a row of the census to a described venue with opening hours. @returns its id */
export async function openVenue(
  steps: TourSteps,
  { manager, admin }: Cast,
  importCensus: ImportCensus,
  { name, point, opens, closes, page }: NewVenue,
): Promise<string> {
  const { created } = await importCensus(censusOf(name, point));
  if (created !== 1) throw new Error(`The import created ${created} venues instead of 1`);
  const { searchVenues } = await manager.client.ask<{ searchVenues: { edges: { node: { venue: { id: string; name: string } } }[] } }>(ask.find, { text: name }); // prettier-ignore
  const found = searchVenues.edges.map(({ node }) => node.venue).find((venue) => venue.name === name);
  if (!found) throw new Error(`The directory does not show ${name} after the import`);
  const venueId = found.id;
  steps.done(`imported from a census file: ${name}`);

  const { claimId } = await steps.run<{ claimId: string }>(manager, ask.claim, { venueId, proof: PROOF }, 'ClaimSent');
  steps.done(`${manager.name} claims it`);
  await steps.run(admin, ask.approve, { claimId }, 'VenueClaim');
  steps.done(`${admin.name}, network administrator, approves the claim`);

  const { version } = await managedVenue(manager, venueId);
  const venue = {
    name,
    kind: 'FABLAB',
    descriptionFr: 'Un petit fablab de quartier, ouvert à tous les membres du réseau.',
    descriptionEn: 'A small neighbourhood fablab, open to all members of the network.',
    accessFr: 'Sonnez à l’interphone « Fablab ».',
    street: '12 rue de la Visite',
    postcode: '69190',
    city: 'Saint-Fons',
    point,
    stepFree: true,
    ...page,
  };
  await steps.run(manager, ask.edit, { venueId, version, venue }, 'ManagedVenue');
  steps.done('the manager describes it in both languages');
  const rules = WEEK.map((weekday) => ({ weekday, opens, closes }));
  await steps.run(manager, ask.hours, { hours: { target: venueId, rules }, key: newKey() }, 'HoursSaved');
  steps.done(`opening hours: every day from ${opens} to ${closes}`);
  return venueId;
}

/** A census file with one fablab, in the columns of the public census. */
function censusOf(name: string, { lat, lon }: NewVenue['point']): Buffer {
  const header = 'ID,NOM_TL,ADRESSE,CP,COMINIT,INSEECOM,NOMCOM,TYPO,LAT,LONG,PRECISION';
  const row = [`visite-${randomUUID()}`, name, '12 rue de la Visite', '69190', 'Saint-Fons', '69199', 'Saint-Fons'];
  return Buffer.from(`${header}\n${[...row, 'Tiers lieux à dominante fablab', lat, lon, 0.9].join(',')}\n`);
}
