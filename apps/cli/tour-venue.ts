import { randomUUID } from 'node:crypto';
import { GraphqlClient } from './graphql-client.js';
import { documents } from './tour.documents.js';
import { clockText } from './tour.texts.js';
import { venueDocuments as ask } from './tour-venue.documents.js';

/** Brings a census file into the network, as `traboule import venues` does. */
export type ImportCensus = (csv: Buffer) => Promise<{ created: number }>;

const POINT = { lat: 45.7085, lon: 4.853 };
const PROOF = 'Je suis la présidente de l’association : le bail est à mon nom.';
const WEEK = [1, 2, 3, 4, 5, 6, 7];
/** Local hours at which the machine is looked for, the day after tomorrow. */
const HOURS = [14, 16, 10, 18];

type Result<Found> = { result: { __typename: string; code?: string; message?: string } & Found };
interface Managed {
  id: string;
  version: number;
  slug: string;
  state: string;
  checklist: { check: string; done: boolean }[];
}

/** A census file with one fablab, in the columns of the public census. */
function censusOf(name: string): Buffer {
  const header = 'ID,NOM_TL,ADRESSE,CP,COMINIT,INSEECOM,NOMCOM,TYPO,LAT,LONG,PRECISION';
  const row = [`visite-${randomUUID()}`, name, '12 rue de la Visite', '69190', 'Saint-Fons', '69199', 'Saint-Fons'];
  return Buffer.from(`${header}\n${[...row, 'Tiers lieux à dominante fablab', POINT.lat, POINT.lon, 0.9].join(',')}\n`);
}

async function signedIn(
  origin: string,
  network: string,
  role: string,
): Promise<{ client: GraphqlClient; name: string; id: string }> {
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

/**
 * From a row of the census to the first booking: a member claims the fablab, the network approves, and the manager opens two
 * machines, of which one requires a training. Each step is checked. @returns the code of the booking
 */
export async function tourVenue(
  origin: string,
  network: string,
  importCensus: ImportCensus,
  say: (line: string) => void = console.log,
): Promise<string> {
  const manager = await signedIn(origin, network, 'MENTOR');
  const admin = await signedIn(origin, network, 'NETWORK_ADMIN');
  const founder = await signedIn(origin, network, 'MEMBER');
  let step = 0;
  const done = (text: string): void => say(`${String(++step).padStart(2)}  ${text}`);
  /** Runs a mutation. @throws unless its result has this type */
  async function run<Found>(client: GraphqlClient, document: string, variables: object, expected: string) {
    const { result } = await client.ask<Result<Found>>(document, variables as Record<string, unknown>);
    if (result.__typename !== expected)
      throw new Error(
        `Step ${step + 1}: ${expected} was expected, not ${result.__typename} ${result.code ?? ''} ${result.message ?? ''}`,
      );
    return result;
  }
  const key = (): string => randomUUID();

  const suffix = randomUUID().slice(0, 8);
  const name = `Fablab de la visite ${suffix}`;
  const { created } = await importCensus(censusOf(name));
  if (created !== 1) throw new Error(`The import created ${created} venues instead of 1`);
  const { searchVenues } = await manager.client.ask<{ searchVenues: { edges: { node: { venue: { id: string; slug: string; name: string } } }[] } }>(ask.find, { text: name }); // prettier-ignore
  const found = searchVenues.edges.map(({ node }) => node.venue).find((venue) => venue.name === name);
  if (!found) throw new Error(`The directory does not show ${name} after the import`);
  const venueId = found.id;
  done(`imported from a census file: ${name}, ${origin}/${network}/venues/${found.slug}`);

  const { claimId } = await run<{ claimId: string }>(manager.client, ask.claim, { venueId, proof: PROOF }, 'ClaimSent');
  done(`${manager.name} claims it`);
  await run(admin.client, ask.approve, { claimId }, 'VenueClaim');
  done(`${admin.name}, network administrator, approves the claim`);

  const managed = async (): Promise<Managed> =>
    (await manager.client.ask<{ managedVenue: Managed }>(ask.managed, { venueId })).managedVenue;
  const { version } = await managed();
  const venue = {
    name,
    kind: 'FABLAB',
    descriptionFr: 'Un petit fablab de quartier, ouvert à tous les membres du réseau.',
    descriptionEn: 'A small neighbourhood fablab, open to all members of the network.',
    accessFr: 'Sonnez à l’interphone « Fablab ».',
    street: '12 rue de la Visite',
    postcode: '69190',
    city: 'Saint-Fons',
    point: POINT,
    stepFree: true,
  };
  await run(manager.client, ask.edit, { venueId, version, venue }, 'ManagedVenue');
  done('the manager describes it in both languages');

  const rules = WEEK.map((weekday) => ({ weekday, opens: '08:00', closes: '22:00' }));
  await run(manager.client, ask.hours, { hours: { target: venueId, rules }, key: key() }, 'HoursSaved');
  done('opening hours: every day from 8 to 22');

  const shared = await run<{ training: { id: string } }>(
    manager.client,
    ask.share,
    { venueId, reference: `visite-${suffix}`, titleFr: 'Prise en main de la découpe laser', titleEn: 'Getting started with laser cutting' }, // prettier-ignore
    'TrainingShared',
  );
  const trainingId = shared.training.id;
  const machine = { kind: 'MACHINE', capacity: 1, sharesSeats: false };
  const laser = await run<{ id: string }>(
    manager.client,
    ask.createSpace,
    { venueId, space: { ...machine, name: 'Découpe laser', tariffClass: 'LASER_CUTTER', capabilities: ['laser-cutting'], trainingId }, key: key() }, // prettier-ignore
    'ManagedSpace',
  );
  await run(
    manager.client,
    ask.createSpace,
    { venueId, space: { ...machine, name: 'Imprimante 3D', tariffClass: 'PRINTER_3D', capabilities: ['3d-printing'] }, key: key() }, // prettier-ignore
    'ManagedSpace',
  );
  done('two machines; the laser cutter requires a training');

  await run(manager.client, ask.publish, { venueId }, 'ManagedVenue');
  const { state, checklist } = await managed();
  if (state !== 'PUBLISHED' || checklist.some((item) => !item.done)) throw new Error(`The venue is ${state}`);
  done('the checklist is complete, and the venue is published');

  const zone = 'Europe/Paris';
  const day = Temporal.Now.zonedDateTimeISO(zone).toPlainDate().add({ days: 2 });
  const at = (hour: number): Temporal.Instant =>
    day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant();
  const session = await run<{ session: { id: string; start: string; zone: string } }>(
    manager.client,
    ask.schedule,
    {
      input: { kind: 'TRAINING', title: 'Prise en main de la découpe laser', venueId, trainingId, start: at(8).toString(), end: at(9).toString(), places: 4 }, // prettier-ignore
      key: key(),
    },
    'SessionScheduled',
  );
  const { id: sessionId, start } = session.session;
  await run(founder.client, ask.takePlace, { sessionId, key: key() }, 'PlaceTaken');
  done(`a training on ${clockText(start, zone)}; ${founder.name} takes a place`);

  const needAt = (hour: number) => ({ capability: 'laser-cutting', start: at(hour).toString(), minutes: 60, near: POINT, nearLabel: name, maxTravelMinutes: 5 }); // prettier-ignore
  type Offer = { token: string; summary: string; requirements: { kind: string }[]; items: { space: { id: string } }[] };
  const offerOf = async (): Promise<Offer> => {
    for (const hour of HOURS) {
      const { proposal } = await founder.client.ask<{ proposal: { offers: Offer[] } }>(ask.propose, { need: needAt(hour) }); // prettier-ignore
      const offer = proposal.offers.find(({ items }) => items[0]?.space.id === laser.id);
      if (offer) return offer;
    }
    throw new Error('The laser cutter is not offered');
  };
  const before = await offerOf();
  if (!before.requirements.some(({ kind }) => kind === 'TRAINING')) throw new Error('The offer names no training');
  await run(founder.client, ask.book, { token: before.token, key: key() }, 'Needs');
  done('without the certificate, the booking is refused and names the training');

  await run(
    manager.client,
    ask.certify,
    { holderId: founder.id, trainingId, venueId, key: key() },
    'CertificateChanged',
  );
  const after = await offerOf();
  if (after.requirements.length > 0) throw new Error('The offer still requires something');
  const { booking } = await run<{ booking: { code: string; start: string; zone: string } }>(
    founder.client,
    ask.book,
    { token: after.token, key: key() },
    'Confirmed',
  );
  done(`with the certificate: ${after.summary}`);
  say(`\n    First booking ${booking.code}, ${clockText(booking.start, booking.zone)}.`);
  // So that the tour can be made again on the same day: nobody is in two places at once.
  await run(manager.client, ask.cancelSession, { sessionId }, 'SessionChanged');
  await founder.client.ask(documents.cancel, { code: booking.code, key: key() });
  say('    It and the training were cancelled, so that the tour can be made again.');
  return booking.code;
}
